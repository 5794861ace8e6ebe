package io.headroom.gateway.issuer;

import io.headroom.support.security.TokenRules;
import io.headroom.support.web.Ids;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Fills in what the services read out of a token. A client that asks for no scope gets all it has; a service names the
 * tenant it acts for by the form parameter {@code tenant}.
 */
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private static final String TENANT = "tenant";

    private final LocalClients clients;

    TokenClaims(LocalClients clients) {
        this.clients = clients;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        LocalClient client = clients.find(context.getRegisteredClient().getClientId())
                .orElseThrow(() -> new IllegalStateException("an unknown client was authenticated"));
        Set<String> scopes = context.getAuthorizedScopes().isEmpty()
                ? client.scopes()
                : new TreeSet<>(context.getAuthorizedScopes());
        String tenant = tenant(client, requestedTenant(context));
        context.getClaims()
                .audience(List.of(client.service() ? TokenRules.INTERNAL_AUDIENCE : TokenRules.AUDIENCE))
                .claim("scope", String.join(" ", scopes));
        if (tenant != null) {
            context.getClaims().claim(TENANT, tenant);
        }
    }

    private static @Nullable String requestedTenant(JwtEncodingContext context) {
        OAuth2ClientCredentialsAuthenticationToken grant = context.getAuthorizationGrant();
        Object requested = grant.getAdditionalParameters().get(TENANT);
        return requested == null ? null : requested.toString();
    }

    private static @Nullable String tenant(LocalClient client, @Nullable String requested) {
        if (requested == null) {
            return client.tenant();
        }
        if (!client.service() || !Ids.valid(requested)) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_REQUEST,
                    "only a service names a tenant, and by a valid id: got '" + requested + "' from " + client.id(),
                    null));
        }
        return requested;
    }
}
