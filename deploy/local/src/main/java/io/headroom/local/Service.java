package io.headroom.local;

import java.util.List;
import java.util.Locale;

/** The five services: where each is built, what it owns, its usual ports and the most heap it usually may take. */
public enum Service {
    /** Each VM forecast keeps about 0.3 MiB: two weeks of four series, their models, what was published last. */
    FORECAST("forecast-service", 8081, 1_024),
    QOS("qos-service", 8082, 192),
    ALLOCATOR("allocator-service", 8083, 256),
    SLA("sla-monitor", 8084, 256),
    GATEWAY("gateway", 8080, 192);

    private static final int MANAGEMENT_OFFSET = 1000;

    private final String module;
    private final int defaultPort;
    private final int heapMib;

    Service(String module, int defaultPort, int heapMib) {
        this.module = module;
        this.defaultPort = defaultPort;
        this.heapMib = heapMib;
    }

    /** The services that read or write topics: all but the gateway, which has neither outbox nor dead letters. */
    public static List<Service> onTopics() {
        return List.of(FORECAST, QOS, ALLOCATOR, SLA);
    }

    /** The Maven module, which is also the name people see. */
    public String module() {
        return module;
    }

    int defaultPort() {
        return defaultPort;
    }

    int defaultManagementPort() {
        return defaultPort + MANAGEMENT_OFFSET;
    }

    int heapMib() {
        return heapMib;
    }

    /** The database the service owns, and the role it signs in with. */
    public String database() {
        return "headroom_" + key();
    }

    /** The OAuth2 client the service is towards the others. */
    String clientId() {
        return "svc-" + key();
    }

    /** The environment variable of this service, for example {@code HEADROOM_SLA_PORT}. */
    String variable(String suffix) {
        return "HEADROOM_" + name() + "_" + suffix;
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
