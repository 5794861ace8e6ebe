package io.headroom.gateway.routing;

import static io.headroom.gateway.routing.Upstream.ALLOCATOR;
import static io.headroom.gateway.routing.Upstream.FORECAST;
import static io.headroom.gateway.routing.Upstream.QOS;
import static io.headroom.gateway.routing.Upstream.SLA;

import io.headroom.gateway.routing.Route.Body;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;

/**
 * Which service answers which path; the first route that matches wins.
 *
 * <p>Operations and dead letters exist in every service: their ids begin with its short name and a hyphen.
 */
final class RoutingTable {

    private static final List<Route> ROUTES = List.of(
            Route.of(FORECAST, Body.UPLOAD, "/api/v1/metrics:import"),
            Route.of(ALLOCATOR, Body.UPLOAD, "/api/v1/replays"),
            Route.of(FORECAST, Body.BATCH, "/v1/metrics", "/api/v1/write"),
            json(
                    FORECAST,
                    "/api/v1/metrics",
                    "/api/v1/vms/{vmId}/metrics",
                    "/api/v1/vms/{vmId}/forecast",
                    "/api/v1/vms/{vmId}/models",
                    "/api/v1/vms/{vmId}/models:refit",
                    "/api/v1/groups/{groupId}/forecast",
                    "/api/v1/events/**",
                    "/api/v1/metrics/**"),
            json(
                    QOS,
                    "/api/v1/tiers/**",
                    "/api/v1/vms/{vmId}/qos/**",
                    "/api/v1/groups/{groupId}/qos/**",
                    "/api/v1/quotes/**",
                    "/api/v1/prices/**",
                    "/api/v1/tenants/{tenantId}/budget/**",
                    "/api/v1/usage/**",
                    "/api/v1/ledger/**",
                    "/api/v1/credits/**"),
            json(
                    SLA,
                    "/api/v1/vms/{vmId}/sla/**",
                    "/api/v1/groups/{groupId}/sla/**",
                    "/api/v1/sla/**",
                    "/api/v1/slos/**",
                    "/api/v1/slos:import",
                    "/api/v1/breaches/**",
                    "/api/v1/alert-channels/**",
                    "/api/v1/gates/**"),
            json(
                    ALLOCATOR,
                    "/api/v1/pools/**",
                    "/api/v1/hosts/**",
                    "/api/v1/vms/**",
                    "/api/v1/groups/**",
                    "/api/v1/reservations/**",
                    "/api/v1/allocations/**",
                    "/api/v1/allocations:plan",
                    "/api/v1/decisions/**",
                    "/api/v1/providers/**"));

    private RoutingTable() {}

    static List<Route> routes() {
        return ROUTES;
    }

    /** The route of a path; empty if no service answers it. */
    static Optional<Route> routeOf(PathContainer path) {
        return ROUTES.stream().filter(route -> route.matches(path)).findFirst();
    }

    private static Route json(Upstream upstream, String... patterns) {
        Stream<String> shared = Stream.of(
                "/api/v1/operations/" + upstream.id() + "-{rest}",
                "/api/v1/dead-letters/" + upstream.id() + "-{rest}/**");
        return Route.of(
                upstream, Body.JSON, Stream.concat(Stream.of(patterns), shared).toArray(String[]::new));
    }
}
