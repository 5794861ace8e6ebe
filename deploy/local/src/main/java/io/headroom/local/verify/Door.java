package io.headroom.local.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as a caller knocks at it, with or without a token, well-behaved or not. */
final class Door {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String gateway;
    private final HttpClient http = HttpClient.newHttpClient();

    Door(String gateway) {
        this.gateway = gateway;
    }

    /**
     * Sends a request.
     *
     * @param body sent as JSON; null for none
     * @param headers names and values in turn
     */
    Reply send(String method, String path, @Nullable String token, @Nullable String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.headers().firstValue("ETag").orElse(""),
                answer.body());
    }

    /**
     * An answer.
     *
     * @param contentType empty if the answer has none
     * @param etag empty if the answer has none
     */
    record Reply(int status, String contentType, String etag, String body) {

        /** The body as JSON; an empty object if it is none. */
        JsonNode json() {
            try {
                return JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body);
            } catch (JacksonException e) {
                return JsonMapper.shared().createObjectNode();
            }
        }

        /** The code of a problem detail; empty if the answer is none. */
        String problem() {
            return contentType.startsWith("application/problem+json")
                    ? json().path("code").asString("")
                    : "";
        }
    }
}
