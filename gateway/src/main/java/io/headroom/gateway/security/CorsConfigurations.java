package io.headroom.gateway.security;

import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Answers browsers of allowed origins before they have a token to show; absent while no origin is allowed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("headroom.gateway.cors.allowed-origins")
@EnableConfigurationProperties(CorsProperties.class)
class CorsConfigurations {

    private static final int BEFORE_SECURITY = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(CorsProperties properties) {
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter(properties));
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }

    static CorsFilter filter(CorsProperties properties) {
        CorsConfiguration api = new CorsConfiguration();
        api.setAllowedOrigins(properties.allowedOrigins());
        api.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        api.setAllowedHeaders(List.of(
                "Authorization", "Content-Type", "If-Match", "Idempotency-Key", "Last-Event-ID", "traceparent"));
        api.setExposedHeaders(
                List.of("ETag", "Location", "Retry-After", "RateLimit", "RateLimit-Policy", "Deprecation", "Sunset"));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", api);
        CorsFilter filter = new CorsFilter(source);
        filter.setCorsProcessor(new RefusingWithProblem());
        return filter;
    }

    private static final class RefusingWithProblem extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            throw new ProblemException(
                    CommonError.FORBIDDEN,
                    "the page's origin, method or header is not allowed: see headroom.gateway.cors.allowed-origins");
        }
    }
}
