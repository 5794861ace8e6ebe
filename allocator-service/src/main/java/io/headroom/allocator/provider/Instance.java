package io.headroom.allocator.provider;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The name under which this instance claims work: the same again after a restart. */
@Component
class Instance {

    private final String name;

    Instance(@Value("${headroom.instance:}") String configured, @Value("${server.port}") int port)
            throws UnknownHostException {
        this.name = configured.isBlank() ? InetAddress.getLocalHost().getHostName() + ":" + port : configured;
    }

    String name() {
        return name;
    }
}
