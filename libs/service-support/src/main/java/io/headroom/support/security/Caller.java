package io.headroom.support.security;

import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and for which tenant; declare it as a controller's argument.
 *
 * @param subject the token's subject
 * @param tenantId the token's tenant, or the one an operator names with {@code ?tenant=}; null if an operator names none
 * @param scopes what the token permits
 * @param operator whether the token permits everything, for every tenant
 */
public record Caller(String subject, @Nullable String tenantId, Set<String> scopes, boolean operator) {

    /** The scope that implies all others. */
    public static final String OPERATOR = "operator";

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /**
     * The caller of a request that has passed authentication.
     *
     * @throws ProblemException TENANT_FORBIDDEN if somebody else than an operator names a tenant or has none
     */
    public static Caller of(HttpServletRequest request) {
        return Callers.of(request);
    }

    /**
     * The tenant that the request is about.
     *
     * @throws ProblemException TENANT_REQUIRED (400) if an operator names none
     */
    public String tenant() {
        if (tenantId == null) {
            throw new ProblemException(
                    CommonError.TENANT_REQUIRED, "an operator's token has no tenant: name it with ?tenant=");
        }
        return tenantId;
    }

    /** Whether the token permits what a scope permits. */
    public boolean may(String scope) {
        return operator || scopes.contains(scope);
    }
}
