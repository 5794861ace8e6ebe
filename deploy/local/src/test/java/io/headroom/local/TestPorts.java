package io.headroom.local;

import io.headroom.platform.FreePort;
import java.util.HashMap;
import java.util.Map;

/** An environment that moves every port to a free one, so that a suite that runs is not touched. */
final class TestPorts {

    private TestPorts() {}

    static Map<String, String> free() {
        Map<String, String> environment = new HashMap<>();
        for (Service service : Service.values()) {
            environment.put(service.variable("PORT"), Integer.toString(FreePort.find()));
            environment.put(service.variable("MANAGEMENT_PORT"), Integer.toString(FreePort.find()));
        }
        environment.put("HEADROOM_KAFKA_PORT", Integer.toString(FreePort.find()));
        environment.put("HEADROOM_POSTGRES_PORT", Integer.toString(FreePort.find()));
        return environment;
    }

    static Map<String, String> with(String variable, String value) {
        Map<String, String> environment = free();
        environment.put(variable, value);
        return environment;
    }
}
