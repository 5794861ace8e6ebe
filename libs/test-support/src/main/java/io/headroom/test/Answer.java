package io.headroom.test;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (RuntimeException e) {
            throw new AssertionError("no JSON in " + this, e);
        }
    }

    /** The first value of a header; null if it is missing. */
    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /**
     * The {@code code} of a problem detail.
     *
     * @throws AssertionError if the answer is no problem detail
     */
    public String problem() {
        if (!String.valueOf(header("Content-Type")).startsWith("application/problem+json")) {
            throw new AssertionError("no problem detail in " + this);
        }
        return json().path("code").asString();
    }

    @Override
    public String toString() {
        return status + " " + headers.map() + " " + body;
    }
}
