package io.headroom.gateway.limit;

import io.headroom.gateway.limit.Quotas.Quota;
import io.headroom.support.web.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts each authenticated request against its tenant, or its subject where there is none, and says what is left. */
class RateLimitFilter extends OncePerRequestFilter {

    private final Quotas quotas;
    private final RateLimitProperties limit;

    RateLimitFilter(Quotas quotas, RateLimitProperties limit) {
        this.quotas = quotas;
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller instanceof JwtAuthenticationToken token) {
            Quota quota = quotas.take(owner(token));
            response.setHeader(
                    "RateLimit-Policy",
                    "\"default\";q=" + limit.requests() + ";w=" + limit.window().toSeconds());
            response.setHeader("RateLimit", "\"default\";r=" + quota.remaining() + ";t=" + quota.resetSeconds());
            if (!quota.granted()) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(quota.retrySeconds()));
                throw new ProblemException(
                        RateLimitError.RATE_LIMITED,
                        "more than " + limit.requests() + " requests in " + limit.window() + ": try again in "
                                + quota.retrySeconds() + " s");
            }
        }
        chain.doFilter(request, response);
    }

    private static String owner(JwtAuthenticationToken token) {
        String tenant = token.getToken().getClaimAsString("tenant");
        return tenant == null ? "subject " + token.getName() : "tenant " + tenant;
    }
}
