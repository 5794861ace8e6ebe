package io.headroom.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;

class RoutingTableTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/metrics, FORECAST, JSON",
        "/api/v1/metrics:import, FORECAST, UPLOAD",
        "/v1/metrics, FORECAST, BATCH",
        "/api/v1/write, FORECAST, BATCH",
        "/api/v1/vms/vm-1/metrics, FORECAST, JSON",
        "/api/v1/vms/vm-1/forecast, FORECAST, JSON",
        "/api/v1/vms/vm-1/models, FORECAST, JSON",
        "/api/v1/vms/vm-1/models:refit, FORECAST, JSON",
        "/api/v1/groups/web/forecast, FORECAST, JSON",
        "/api/v1/events/sale, FORECAST, JSON",
        "/api/v1/tiers, QOS, JSON",
        "/api/v1/tiers/GOLD, QOS, JSON",
        "/api/v1/vms/vm-1/qos, QOS, JSON",
        "/api/v1/groups/web/qos, QOS, JSON",
        "/api/v1/quotes, QOS, JSON",
        "/api/v1/tenants/acme/budget, QOS, JSON",
        "/api/v1/usage, QOS, JSON",
        "/api/v1/ledger, QOS, JSON",
        "/api/v1/pools, ALLOCATOR, JSON",
        "/api/v1/hosts/h-1/calendar, ALLOCATOR, JSON",
        "/api/v1/vms, ALLOCATOR, JSON",
        "/api/v1/vms/vm:1.a_b, ALLOCATOR, JSON",
        "/api/v1/vms/vm-1/allocation, ALLOCATOR, JSON",
        "/api/v1/groups/web, ALLOCATOR, JSON",
        "/api/v1/allocations, ALLOCATOR, JSON",
        "/api/v1/allocations:plan, ALLOCATOR, JSON",
        "/api/v1/providers/simulated/faults, ALLOCATOR, JSON",
        "/api/v1/reservations/r-1, ALLOCATOR, JSON",
        "/api/v1/decisions, ALLOCATOR, JSON",
        "/api/v1/replays, ALLOCATOR, UPLOAD",
        "/api/v1/vms/vm-1/sla, SLA, JSON",
        "/api/v1/sla/report, SLA, JSON",
        "/api/v1/slos:import, SLA, JSON",
        "/api/v1/breaches/b-1, SLA, JSON",
        "/api/v1/gates/vm-1, SLA, JSON",
        "/api/v1/operations/forecast-0f3c, FORECAST, JSON",
        "/api/v1/operations/allocator-0f3c, ALLOCATOR, JSON",
        "/api/v1/dead-letters/sla-17:replay, SLA, JSON",
    })
    void knowsTheServiceOfAPath(String path, Upstream upstream, Route.Body body) {
        Route route = RoutingTable.routeOf(PathContainer.parsePath(path)).orElseThrow();

        assertThat(route.upstream()).isEqualTo(upstream);
        assertThat(route.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1",
                "/api/v2/vms",
                "/api/v1/operations/billing-1",
                "/api/v1/operations",
                "/actuator/health",
                "/api/v1/vmsx"
            })
    void knowsNoServiceForOtherPaths(String path) {
        assertThat(RoutingTable.routeOf(PathContainer.parsePath(path))).isEmpty();
    }
}
