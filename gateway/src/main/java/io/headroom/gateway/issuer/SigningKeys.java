package io.headroom.gateway.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The issuer's one signing key, kept in the database so that a token outlives a restart. */
class SigningKeys {

    private static final int BITS = 2048;

    private final JdbcClient jdbc;

    SigningKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The key, made by whoever asks first. */
    RSAKey key() {
        return stored().orElseGet(() -> {
            jdbc.sql("insert into signing_key (jwk) values (:jwk) on conflict do nothing")
                    .param("jwk", generate().toJSONString())
                    .update();
            return stored().orElseThrow();
        });
    }

    private Optional<RSAKey> stored() {
        return jdbc.sql("select jwk from signing_key")
                .query(String.class)
                .optional()
                .map(SigningKeys::parse);
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("RSA is not available", e);
        }
    }

    private static RSAKey parse(String jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("the signing key in the database cannot be read: delete its row", e);
        }
    }
}
