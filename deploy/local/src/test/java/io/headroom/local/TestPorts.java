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
            environment.put(service.variable("PORT"), unlike(environment));
            environment.put(service.variable("MANAGEMENT_PORT"), unlike(environment));
        }
        environment.put("HEADROOM_KAFKA_PORT", unlike(environment));
        environment.put("HEADROOM_POSTGRES_PORT", unlike(environment));
        return environment;
    }

    /** A free port that none of them has: a port is not held, so the same one may be found twice. */
    private static String unlike(Map<String, String> environment) {
        String port = Integer.toString(FreePort.find());
        while (environment.containsValue(port)) {
            port = Integer.toString(FreePort.find());
        }
        return port;
    }

    static Map<String, String> with(String variable, String value) {
        Map<String, String> environment = free();
        environment.put(variable, value);
        return environment;
    }
}
