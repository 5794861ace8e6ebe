package io.headroom.support.security;

import io.headroom.support.web.CommonError;
import io.headroom.support.web.Ids;
import io.headroom.support.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads the caller out of the verified token and the request. */
final class Callers {

    private static final String ATTRIBUTE = Caller.class.getName();
    private static final String TENANT = "tenant";

    private Callers() {}

    /**
     * The caller of a request, worked out once.
     *
     * @throws ProblemException TENANT_FORBIDDEN if somebody else than an operator names a tenant or has none
     */
    static Caller of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller known) {
            return known;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            throw new AuthenticationCredentialsNotFoundException("no bearer token");
        }
        Caller caller = of(token.getToken(), requestedTenant(request));
        request.setAttribute(ATTRIBUTE, caller);
        return caller;
    }

    static Caller of(Jwt token, @Nullable String requestedTenant) {
        Set<String> scopes = scopes(token);
        boolean operator = scopes.contains(Caller.OPERATOR);
        String claimed = token.getClaimAsString(TENANT);
        if (operator) {
            String tenant = requestedTenant == null ? claimed : Ids.require(TENANT, requestedTenant);
            return new Caller(subject(token), tenant, scopes, true);
        }
        if (requestedTenant != null) {
            throw new ProblemException(
                    CommonError.TENANT_FORBIDDEN,
                    "only an operator may name a tenant: leave out ?tenant=" + requestedTenant);
        }
        if (claimed == null) {
            throw new ProblemException(
                    CommonError.TENANT_FORBIDDEN, "the token names no tenant: get one with the claim 'tenant'");
        }
        return new Caller(subject(token), claimed, scopes, false);
    }

    private static @Nullable String requestedTenant(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null || !query.contains(TENANT) ? null : request.getParameter(TENANT);
    }

    private static String subject(Jwt token) {
        String subject = token.getSubject();
        return subject == null ? "" : subject;
    }

    private static Set<String> scopes(Jwt token) {
        String scope = token.getClaimAsString("scope");
        return scope == null ? Set.of() : Stream.of(scope.trim().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
