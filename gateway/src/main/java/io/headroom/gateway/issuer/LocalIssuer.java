package io.headroom.gateway.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.headroom.support.security.TokenRules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** An issuer of client-credentials tokens for one machine, so that nobody needs an identity provider to try the suite. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
@EnableConfigurationProperties(LocalIssuerProperties.class)
class LocalIssuer {

    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpoint(HttpSecurity http, LocalIssuerProperties properties) {
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks", "/.well-known/oauth-authorization-server")
                .oauth2AuthorizationServer(server -> {})
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new LoopbackOnly(properties.allowedAddresses()), SecurityContextHolderFilter.class)
                .build();
    }

    @Bean
    AuthorizationServerSettings issuerSettings(@Value("${headroom.issuer}") String issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    LocalClients localClients(LocalIssuerProperties properties) {
        return new LocalClients(properties);
    }

    @Bean
    PasswordEncoder secretDigest() {
        return new SecretDigest();
    }

    @Bean
    RegisteredClientRepository clientRegistrations(
            LocalClients clients, PasswordEncoder secrets, LocalIssuerProperties properties) {
        return new ClientRegistrations(clients, secrets, properties.tokenLifetime());
    }

    @Bean
    OAuth2AuthorizationService unstoredAuthorizations() {
        return new UnstoredAuthorizations();
    }

    @Bean
    TokenClaims tokenClaims(LocalClients clients) {
        return new TokenClaims(clients);
    }

    @Bean
    RSAKey signingKey(JdbcClient jdbc) {
        return new SigningKeys(jdbc).key();
    }

    @Bean
    JWKSource<SecurityContext> publishedKeys(RSAKey signingKey) {
        return new ImmutableJWKSet<>(new JWKSet(signingKey));
    }

    /** The gateway checks its own tokens with its own key, without asking itself over HTTP. */
    @Bean
    JwtDecoder ownTokens(RSAKey signingKey, @Value("${headroom.issuer}") String issuer) throws JOSEException {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withPublicKey(signingKey.toRSAPublicKey()).build();
        decoder.setJwtValidator(TokenRules.of(issuer));
        return decoder;
    }
}
