package io.headroom.gateway.issuer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Presents the local clients to the authorization server; none is ever stored. */
class ClientRegistrations implements RegisteredClientRepository {

    private final LocalClients clients;
    private final PasswordEncoder secrets;
    private final Duration tokenLifetime;

    ClientRegistrations(LocalClients clients, PasswordEncoder secrets, Duration tokenLifetime) {
        this.clients = clients;
        this.secrets = secrets;
        this.tokenLifetime = tokenLifetime;
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.find(clientId).map(this::registration).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("the local issuer's clients are not stored");
    }

    private RegisteredClient registration(LocalClient client) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret(secrets.encode(client.secret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(tokenLifetime)
                        .build())
                .build();
    }
}
