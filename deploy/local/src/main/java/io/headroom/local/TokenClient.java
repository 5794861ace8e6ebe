package io.headroom.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Gets tokens from the suite's own issuer by OAuth2 client credentials. */
public final class TokenClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final URI endpoint;
    private final String secret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final JsonMapper json = new JsonMapper();

    /**
     * Creates a client of one issuer.
     *
     * @param secret what the development clients sign in with
     */
    public TokenClient(String issuer, String secret) {
        this.endpoint = URI.create(issuer + "/oauth2/token");
        this.secret = secret;
    }

    /** A token with every scope the client may have. */
    public String token(String clientId) {
        String credentials =
                Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new LaunchException("The issuer refused a token for " + clientId + ": " + answer.statusCode()
                        + " " + answer.body());
            }
            return json.readTree(answer.body()).path("access_token").asString();
        } catch (IOException e) {
            throw new LaunchException("No answer from the issuer at " + endpoint + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while getting a token", e);
        }
    }
}
