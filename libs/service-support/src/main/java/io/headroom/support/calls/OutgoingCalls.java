package io.headroom.support.calls;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestOperations;

/**
 * Makes the clients for everything a service calls: with time-outs, a circuit breaker and retries of what is safe to
 * repeat. The other side being down is the problem UPSTREAM_UNAVAILABLE.
 */
public final class OutgoingCalls {

    private final RestClient.Builder clients;
    private final RestTemplateBuilder templates;
    private final CircuitBreakerRegistry breakers;
    private final RetryRegistry retries;
    private final InternalTokens tokens;

    OutgoingCalls(
            RestClient.Builder clients,
            RestTemplateBuilder templates,
            CircuitBreakerRegistry breakers,
            RetryRegistry retries,
            InternalTokens tokens) {
        this.clients = clients;
        this.templates = templates;
        this.breakers = breakers;
        this.retries = retries;
        this.tokens = tokens;
    }

    /**
     * A client of somebody outside the suite.
     *
     * @param name of the other side, for its circuit breaker and its metrics
     */
    public RestClient external(String name, String baseUrl) {
        return guarded(name, baseUrl).build();
    }

    /**
     * A client of another service of the suite, with this service's own token.
     *
     * @param tenant for whose sake it calls
     */
    public RestClient internal(String name, String baseUrl, String tenant) {
        return guarded(name, baseUrl)
                .requestInitializer(request ->
                        request.getHeaders().set(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.token(tenant)))
                .build();
    }

    /** Like {@link #external}, for a library that wants the older interface. */
    public RestOperations template(String name) {
        return templates.additionalInterceptors(resilience(name)).build();
    }

    private RestClient.Builder guarded(String name, String baseUrl) {
        return clients.clone().baseUrl(baseUrl).requestInterceptor(resilience(name));
    }

    private Resilience resilience(String name) {
        return new Resilience(breakers.circuitBreaker(name), retries.retry(name));
    }
}
