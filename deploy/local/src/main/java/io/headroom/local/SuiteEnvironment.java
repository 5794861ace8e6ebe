package io.headroom.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** What each service is told, all of it by environment: addresses, credentials, the time scale. */
final class SuiteEnvironment {

    private static final String LOOPBACK = "127.0.0.1";

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Platform platform;
    private final Options options;

    SuiteEnvironment(Home home, Ports ports, Secrets secrets, Platform platform, Options options) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.platform = platform;
        this.options = options;
    }

    Map<String, String> of(Service service) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        environment.put("SERVER_ADDRESS", LOOPBACK);
        environment.put("SERVER_PORT", Integer.toString(ports.http(service)));
        environment.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management(service)));
        environment.put("SPRING_DATASOURCE_URL", platform.jdbcUrl(service.database()) + "?reWriteBatchedInserts=true");
        environment.put("SPRING_DATASOURCE_USERNAME", service.database());
        environment.put("SPRING_DATASOURCE_PASSWORD", secrets.database(service));
        environment.put("SPRING_CLOUD_STREAM_KAFKA_BINDER_BROKERS", platform.bootstrapServers());
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers());
        environment.put("SPRING_THREADS_VIRTUAL_ENABLED", Boolean.toString(JavaRuntime.hasVirtualThreads()));
        environment.put("HEADROOM_TIME_SCALE", Integer.toString(options.timeScale()));
        environment.put("HEADROOM_ISSUER", ports.gatewayUrl());
        environment.put("HEADROOM_SERVICE_CLIENT_SECRET", secrets.client(service));
        environment.put("HEADROOM_TRACES_FILE", home.traces(service.module()).toString());
        for (Service other : Service.values()) {
            if (other != Service.GATEWAY) {
                environment.put(other.variable("URL"), "http://" + LOOPBACK + ":" + ports.http(other));
            }
        }
        if (service == Service.GATEWAY) {
            addIssuer(environment);
        }
        return environment;
    }

    /** The gateway issues the tokens, so it checks everybody's secret. */
    private void addIssuer(Map<String, String> environment) {
        environment.put("HEADROOM_DEV_SECRET", secrets.development());
        for (Service other : Service.values()) {
            if (other != Service.GATEWAY) {
                environment.put(other.variable("CLIENT_SECRET"), secrets.client(other));
            }
        }
    }
}
