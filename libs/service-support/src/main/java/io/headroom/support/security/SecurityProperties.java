package io.headroom.support.security;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are trusted.
 *
 * @param issuer the only accepted {@code iss}
 * @param jwksUri where its keys are; {@code <issuer>/oauth2/jwks} by default
 */
@Validated
@ConfigurationProperties("headroom")
record SecurityProperties(
        @NotBlank @DefaultValue("http://localhost:8080") String issuer,
        @Nullable String jwksUri) {

    String keys() {
        return jwksUri == null || jwksUri.isBlank() ? issuer + "/oauth2/jwks" : jwksUri;
    }
}
