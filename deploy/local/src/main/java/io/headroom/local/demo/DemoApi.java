package io.headroom.local.demo;

import io.headroom.local.LaunchException;
import io.headroom.local.TokenClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as the demo calls it: through the gateway, as an operator or as a tenant, like anybody else. */
final class DemoApi {

    static final String OPERATOR = "operator";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long TOKEN_NANOS = Duration.ofMinutes(20).toNanos();

    private final String base;
    private final TokenClient tokens;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    DemoApi(String base, TokenClient tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    Reply get(String who, String path) {
        return send(who, "GET", path, null, Map.of());
    }

    Reply post(String who, String path, Object body, String idempotencyKey) {
        return send(who, "POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    Reply post(String who, String path, Object body) {
        return send(who, "POST", path, body, Map.of());
    }

    Reply put(String who, String path, Object body, String etag) {
        return send(who, "PUT", path, body, Map.of("If-Match", etag));
    }

    /** A body that is sent as it is. */
    Reply upload(String who, String path, String body, String type, String idempotencyKey) {
        return send(who, "POST", path, body, Map.of("Idempotency-Key", idempotencyKey, "Content-Type", type));
    }

    private Reply send(String who, String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token(who));
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            String text = body instanceof String ready ? ready : JSON.writeValueAsString(body);
            request.method(method, HttpRequest.BodyPublishers.ofString(text));
            if (!headers.containsKey("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    answer.statusCode(),
                    answer.headers().firstValue("ETag").orElse(""),
                    answer.headers().firstValue("Location").orElse(""),
                    answer.body());
        } catch (IOException e) {
            return new Reply(0, "", "", "{\"detail\":\"no answer\"}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted", e);
        }
    }

    private String token(String who) {
        Held token = held.get(who);
        if (token == null || System.nanoTime() - token.since > TOKEN_NANOS) {
            token = new Held(tokens.token(who.equals(OPERATOR) ? who : "tenant-" + who), System.nanoTime());
            held.put(who, token);
        }
        return token.value;
    }

    private record Held(String value, long since) {}

    /**
     * An answer.
     *
     * @param status HTTP status, 0 for none at all
     * @param etag the ETag header, empty if absent
     * @param location the Location header, empty if absent
     * @param body as text
     */
    record Reply(int status, String etag, String location, String body) {

        JsonNode json() {
            return JSON.readTree(body.isEmpty() ? "{}" : body);
        }

        /** The answer, unless its status is none of those. */
        Reply require(String what, int... statuses) {
            for (int allowed : statuses) {
                if (status == allowed) {
                    return this;
                }
            }
            throw new LaunchException(what + " was answered with " + status + ": " + body);
        }
    }
}
