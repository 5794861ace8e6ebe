package io.headroom.bench.loop;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One span as a service wrote it down.
 *
 * @param traceId the trace
 * @param spanId itself
 * @param parentSpanId null for the first of a trace
 * @param service who was at work
 * @param name at what
 * @param start from when
 * @param duration for how long
 */
record Span(
        String traceId,
        String spanId,
        @Nullable String parentSpanId,
        String service,
        String name,
        Instant start,
        Duration duration) {

    /** Reads one line of a span file. */
    static Span of(JsonNode line) {
        JsonNode parent = line.path("parentSpanId");
        return new Span(
                line.path("traceId").asString(),
                line.path("spanId").asString(),
                parent.isString() ? parent.asString() : null,
                line.path("service").asString(),
                line.path("name").asString(),
                Instant.parse(line.path("start").asString()),
                Duration.ofNanos(1_000 * line.path("durationMicros").asLong()));
    }

    /** Who was at work at what: the same for every surge. */
    String hop() {
        return service + " " + name;
    }

    /** Milliseconds from an instant to its start. */
    double after(Instant since) {
        return Duration.between(since, start).toNanos() / 1e6;
    }

    double durationMs() {
        return duration.toNanos() / 1e6;
    }
}
