package io.headroom.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells HTTP stories to the service under test: {@code api.as(token).with("If-Match", etag).put("/api/v1/...", body)}.
 * A body is sent as it is if it is a string or bytes, else as JSON.
 */
public final class Api {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final Environment environment;
    private final String portProperty;
    private final Map<String, String> headers;

    Api(Environment environment) {
        this(environment, "local.server.port", Map.of());
    }

    private Api(Environment environment, String portProperty, Map<String, String> headers) {
        this.environment = environment;
        this.portProperty = portProperty;
        this.headers = headers;
    }

    /** The same API called with a bearer token. */
    public Api as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same API called with one more header. */
    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(environment, portProperty, more);
    }

    /** The actuator on its own port. */
    public Api management() {
        return new Api(environment, "local.management.port", headers);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Any other method. */
    public Answer send(String method, String path, @Nullable Object body) {
        URI uri = URI.create("http://localhost:" + environment.getRequiredProperty(portProperty) + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).method(method, publisher(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + uri + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static BodyPublisher publisher(@Nullable Object body) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        if (body instanceof byte[] bytes) {
            return BodyPublishers.ofByteArray(bytes);
        }
        if (body instanceof BodyPublisher publisher) {
            return publisher;
        }
        return body instanceof String text
                ? BodyPublishers.ofString(text, StandardCharsets.UTF_8)
                : BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body));
    }
}
