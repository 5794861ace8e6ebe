package io.headroom.test;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Bearer tokens like the issuer's, signed with a key that the tests' own issuer publishes. */
public final class TestTokens {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LIFETIME_SECONDS = 3600;

    private TestTokens() {}

    /** A token of a tenant's with these scopes. */
    public static String tenant(String tenant, String... scopes) {
        return sign(claims("user-of-" + tenant, "headroom", tenant, scopes));
    }

    /** A token that permits everything, for every tenant. */
    public static String operator() {
        return sign(claims("operator", "headroom", null, "operator"));
    }

    /** A token of a service's own, for a tenant's sake. */
    public static String internal(String clientId, String tenant, String... scopes) {
        return sign(claims(clientId, "headroom-internal", tenant, scopes));
    }

    /** A tenant's token that expired an hour ago. */
    public static String expired(String tenant, String... scopes) {
        Map<String, Object> claims = claims("user-of-" + tenant, "headroom", tenant, scopes);
        claims.put("iat", Instant.now().getEpochSecond() - 2 * LIFETIME_SECONDS);
        claims.put("exp", Instant.now().getEpochSecond() - LIFETIME_SECONDS);
        return sign(claims);
    }

    /** A token for somebody else's service. */
    public static String foreignAudience(String tenant, String... scopes) {
        return sign(claims("user-of-" + tenant, "somebody-else", tenant, scopes));
    }

    /** A valid token whose signature was tampered with. */
    public static String forged(String tenant, String... scopes) {
        String token = tenant(tenant, scopes);
        int signature = token.lastIndexOf('.') + 1;
        char first = token.charAt(signature);
        return token.substring(0, signature) + (first == 'A' ? 'B' : 'A') + token.substring(signature + 1);
    }

    /** The {@code iss} of all these tokens; its {@code /oauth2/jwks} is served by this JVM. */
    public static String issuer() {
        return TestIssuer.get().url();
    }

    private static Map<String, Object> claims(
            String subject, String audience, @Nullable String tenant, String... scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer());
        claims.put("sub", subject);
        claims.put("aud", List.of(audience));
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().getEpochSecond() + LIFETIME_SECONDS);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("scope", String.join(" ", scopes));
        if (tenant != null) {
            claims.put("tenant", tenant);
        }
        return claims;
    }

    private static String sign(Map<String, Object> claims) {
        TestIssuer issuer = TestIssuer.get();
        String content = base64(JSON.writeValueAsBytes(Map.of("alg", "RS256", "typ", "JWT", "kid", issuer.keyId())))
                + "."
                + base64(JSON.writeValueAsBytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(issuer.privateKey());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RS256 is not available", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
