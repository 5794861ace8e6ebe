package io.headroom.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An issuer in this JVM that publishes one key, so that services verify the tests' tokens as they do in production, and gives
 * services tokens of their own.
 */
final class TestIssuer {

    private static final String KEY_ID = "tests";
    private static final String[] SCOPES = {"forecast:read", "qos:read", "allocation:read", "sla:read"};

    private final KeyPair keys;
    private final String url;

    private TestIssuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] jwks = JsonMapper.shared().writeValueAsBytes(Map.of("keys", List.of(key())));
            server.createContext("/oauth2/jwks", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, jwks.length);
                exchange.getResponseBody().write(jwks);
                exchange.close();
            });
            server.createContext("/oauth2/token", TestIssuer::giveToken);
            server.start();
            url = "http://localhost:" + server.getAddress().getPort();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("RSA is not available", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A service's own token by client credentials, for the tenant that its form names. */
    private static void giveToken(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String tenant = form.replaceFirst("(?s).*\\btenant=([^&]*).*", "$1");
        String token = TestTokens.internal("service", URLDecoder.decode(tenant, StandardCharsets.UTF_8), SCOPES);
        byte[] answer = JsonMapper.shared().writeValueAsBytes(Map.of("access_token", token, "expires_in", 3600));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    static TestIssuer get() {
        return Holder.ISSUER;
    }

    String url() {
        return url;
    }

    String keyId() {
        return KEY_ID;
    }

    PrivateKey privateKey() {
        return keys.getPrivate();
    }

    private Map<String, Object> key() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                KEY_ID,
                "n",
                unsigned(key.getModulus()),
                "e",
                unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        byte[] magnitude = Arrays.copyOfRange(bytes, start, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }

    private static final class Holder {
        static final TestIssuer ISSUER = new TestIssuer();
    }
}
