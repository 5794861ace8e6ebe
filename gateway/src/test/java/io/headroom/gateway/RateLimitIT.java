package io.headroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.HeadroomIT;
import io.headroom.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a tenant meets whose quota is used up, and that no other tenant does. */
@HeadroomIT(
        classes = GatewayApplication.class,
        properties = {"headroom.gateway.rate-limit.requests=2", "headroom.gateway.rate-limit.window=PT1H"})
class RateLimitIT {

    @Autowired
    private Api api;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        Services.register(registry);
    }

    @Test
    void refusesTheThirdRequestWithAProblemAndWithoutAskingTheService() {
        Api spender = api.as(TestTokens.tenant("spender", "qos:read"));
        assertThat(spender.get("/api/v1/tiers").status()).isEqualTo(200);
        assertThat(spender.get("/api/v1/tiers").status()).isEqualTo(200);

        Answer third = spender.get("/api/v1/tiers/REFUSED");

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.problem()).isEqualTo("RATE_LIMITED");
        assertThat(third.header("Content-Type")).startsWith("application/problem+json");
        assertThat(third.header("RateLimit-Policy")).isEqualTo("\"default\";q=2;w=3600");
        assertThat(third.header("RateLimit")).startsWith("\"default\";r=0;t=");
        assertThat(Long.parseLong(String.valueOf(third.header("Retry-After")))).isBetween(1L, 1800L);
        assertThat(Services.QOS.calls()).noneMatch(call -> call.uri().equals("/api/v1/tiers/REFUSED"));
        assertThat(api.as(TestTokens.tenant("saver", "qos:read"))
                        .get("/api/v1/tiers")
                        .status())
                .isEqualTo(200);
    }
}
