package io.headroom.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.headroom.gateway.routing.Route.Body;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;

/** Turns the routing table into routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Upstreams.class)
class RoutingConfiguration {

    @Bean
    ClientHttpRequestFactory upstreamRequestFactory(Upstreams upstreams) {
        return UpstreamClient.requestFactory(upstreams);
    }

    @Bean
    RouterFunction<ServerResponse> routes(Upstreams upstreams, CircuitBreakerRegistry breakers) {
        return RoutingTable.routes().stream()
                .map(route -> GatewayRouterFunctions.route(route.id())
                        .route(matching(route), HandlerFunctions.http())
                        .before(BeforeFilterFunctions.uri(upstreams.url(route.upstream())))
                        .filter(new UpstreamGuard(
                                route, breakers.circuitBreaker(route.upstream().id())))
                        .build())
                .reduce(RouterFunction::and)
                .orElseThrow(() -> new IllegalStateException("no routes"));
    }

    @Bean
    RouterFunction<ServerResponse> deadLettersOfNobody() {
        return RouterFunctions.route(anyOf(DeadLetterRoutes.PATHS.stream()), request -> {
            throw DeadLetterRoutes.unnamed(request);
        });
    }

    /** Without trusted proxies in front, what a client says about where it comes from reaches no service. */
    @Bean
    @ConditionalOnProperty(
            name = "spring.cloud.gateway.server.webmvc.trusted-proxies",
            havingValue = "none",
            matchIfMissing = true)
    RequestHttpHeadersFilter untrustedForwarding() {
        return (headers, request) -> {
            HttpHeaders kept = new HttpHeaders();
            headers.forEach((name, values) -> {
                if (!isForwarding(name)) {
                    kept.put(name, values);
                }
            });
            return kept;
        };
    }

    private static boolean isForwarding(String header) {
        return header.equalsIgnoreCase("Forwarded") || header.regionMatches(true, 0, "X-Forwarded-", 0, 12);
    }

    private static RequestPredicate matching(Route route) {
        RequestPredicate paths = anyOf(route.patterns().stream().map(PathPattern::getPatternString));
        return route.body() != Body.JSON
                ? paths
                : paths.or(anyOf(DeadLetterRoutes.PATHS.stream())
                        .and(request -> DeadLetterRoutes.areOf(route.upstream(), request)));
    }

    private static RequestPredicate anyOf(Stream<String> patterns) {
        return patterns.map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow(() -> new IllegalStateException("no patterns"));
    }
}
