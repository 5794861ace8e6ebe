package io.headroom.support.calls;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/** What every service needs to call somebody else. */
@AutoConfiguration(after = {RestClientAutoConfiguration.class, RestTemplateAutoConfiguration.class})
class CallsAutoConfiguration {

    @Bean
    InternalTokens internalTokens(
            RestClient.Builder clients,
            CircuitBreakerRegistry breakers,
            RetryRegistry retries,
            Clock clock,
            @Value("${headroom.issuer}") String issuer,
            @Value("svc-${headroom.service}") String clientId,
            @Value("${headroom.service-client-secret:}") String secret) {
        RestClient client = clients.clone()
                .baseUrl(issuer)
                .requestInterceptor(new Resilience(breakers.circuitBreaker("issuer"), retries.retry("issuer")))
                .build();
        return new InternalTokens(client, clientId, secret, clock);
    }

    @Bean
    OutgoingCalls outgoingCalls(
            RestClient.Builder clients,
            RestTemplateBuilder templates,
            CircuitBreakerRegistry breakers,
            RetryRegistry retries,
            InternalTokens tokens) {
        return new OutgoingCalls(clients, templates, breakers, retries, tokens);
    }
}
