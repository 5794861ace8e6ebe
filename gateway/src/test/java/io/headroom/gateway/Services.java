package io.headroom.gateway;

import org.springframework.test.context.DynamicPropertyRegistry;

/** The four services as stubs, one set for all tests of the JVM. */
final class Services {

    static final StubService FORECAST = new StubService("forecast");
    static final StubService QOS = new StubService("qos");
    static final StubService ALLOCATOR = new StubService("allocator");
    static final StubService SLA = new StubService("sla");

    private Services() {}

    static void register(DynamicPropertyRegistry registry) {
        registry.add("headroom.gateway.upstreams.forecast", FORECAST::url);
        registry.add("headroom.gateway.upstreams.qos", QOS::url);
        registry.add("headroom.gateway.upstreams.allocator", ALLOCATOR::url);
        registry.add("headroom.gateway.upstreams.sla", SLA::url);
    }
}
