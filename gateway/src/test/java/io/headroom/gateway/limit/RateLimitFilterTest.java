package io.headroom.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.support.web.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class RateLimitFilterTest {

    private final RateLimitProperties limit = new RateLimitProperties(2, Duration.ofHours(1));
    private final RateLimitFilter filter = new RateLimitFilter(new Quotas(limit), limit);

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void refusesATenantThatUsedItsQuotaUp() throws Exception {
        callAs("acme", "portal");
        MockHttpServletResponse second = callAs("acme", "another-portal");
        MockHttpServletResponse third = new MockHttpServletResponse();

        assertThatThrownBy(() -> filter.doFilter(new MockHttpServletRequest(), third, new MockFilterChain()))
                .isInstanceOf(ProblemException.class)
                .extracting(
                        refusal -> ((ProblemException) refusal).code().type().toString())
                .isEqualTo("https://iana.org/assignments/http-problem-types#quota-exceeded");
        assertThat(second.getHeader("RateLimit")).startsWith("\"default\";r=0;t=");
        assertThat(second.getHeader("RateLimit-Policy")).isEqualTo("\"default\";q=2;w=3600");
        assertThat(Long.parseLong(String.valueOf(third.getHeader("Retry-After"))))
                .isBetween(1L, 1800L);
    }

    @Test
    void countsTenantsAndOperatorsApart() throws Exception {
        callAs("acme", "portal");
        callAs("acme", "portal");

        assertThat(callAs("globex", "portal").getHeader("RateLimit")).contains("r=1");
        assertThat(callAs(null, "acme").getHeader("RateLimit")).contains("r=1");
    }

    @Test
    void countsNobodyWhoIsNotSignedIn() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        filter.doFilter(new MockHttpServletRequest(), response, new MockFilterChain());

        assertThat(response.getHeader("RateLimit")).isNull();
    }

    private MockHttpServletResponse callAs(@Nullable String tenant, String subject) throws Exception {
        Jwt.Builder token = Jwt.withTokenValue("token").header("alg", "none").subject(subject);
        if (tenant != null) {
            token.claim("tenant", tenant);
        }
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token.build()));
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(), response, new MockFilterChain());
        return response;
    }
}
