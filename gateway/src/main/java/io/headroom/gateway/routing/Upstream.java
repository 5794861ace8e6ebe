package io.headroom.gateway.routing;

import java.util.Locale;

/** The services behind the door, in the order data flows. */
public enum Upstream {
    FORECAST("forecast-service"),
    QOS("qos-service"),
    ALLOCATOR("allocator-service"),
    SLA("sla-monitor");

    private final String service;

    Upstream(String service) {
        this.service = service;
    }

    /** The short name that ids, properties and routes use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name people know the service by. */
    public String service() {
        return service;
    }
}
