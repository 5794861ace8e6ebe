package io.headroom.support.security;

import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What a token must be besides signed: of the issuer, for this suite, and not expired. */
public final class TokenRules {

    /** The audience of people and portals. */
    public static final String AUDIENCE = "headroom";

    /** The audience of the services' own tokens. */
    public static final String INTERNAL_AUDIENCE = "headroom-internal";

    private static final Set<String> AUDIENCES = Set.of(AUDIENCE, INTERNAL_AUDIENCE);

    private TokenRules() {}

    /** The rules for tokens of an issuer. */
    public static OAuth2TokenValidator<Jwt> of(String issuer) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.stream().anyMatch(AUDIENCES::contains)));
    }
}
