package io.headroom.local;

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

/** The API of a running suite: called through the gateway, as an operator or as a tenant, like anybody else does. */
public final class SuiteApi {

    /** Who signs in as the operator; every other name is a tenant's. */
    public static final String OPERATOR = "operator";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long TOKEN_NANOS = Duration.ofMinutes(20).toNanos();

    private final String base;
    private final TokenClient tokens;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /**
     * Creates a client.
     *
     * @param base address of the gateway
     */
    public SuiteApi(String base, TokenClient tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    public Reply get(String who, String path) {
        return send(who, "GET", path, null, Map.of());
    }

    public Reply post(String who, String path, Object body, String idempotencyKey) {
        return post(who, path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    public Reply post(String who, String path, Object body) {
        return post(who, path, body, Map.of());
    }

    /** With headers of the caller's own. */
    public Reply post(String who, String path, Object body, Map<String, String> headers) {
        return send(who, "POST", path, body, headers);
    }

    public Reply put(String who, String path, Object body, String etag) {
        return send(who, "PUT", path, body, Map.of("If-Match", etag));
    }

    /** A body that is sent as it is. */
    public Reply upload(String who, String path, String body, String type, String idempotencyKey) {
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
    public record Reply(int status, String etag, String location, String body) {

        /** The body as JSON; an empty object for an empty body. */
        public JsonNode json() {
            return JSON.readTree(body.isEmpty() ? "{}" : body);
        }

        /**
         * The answer itself if its status is one of those.
         *
         * @throws LaunchException if it is none of them
         */
        public Reply require(String what, int... statuses) {
            for (int allowed : statuses) {
                if (status == allowed) {
                    return this;
                }
            }
            throw new LaunchException(what + " was answered with " + status + ": " + body);
        }
    }
}
