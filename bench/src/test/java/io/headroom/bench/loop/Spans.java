package io.headroom.bench.loop;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Spans for tests, told in milliseconds after {@link #POSTED}. */
final class Spans {

    static final Instant POSTED = Instant.parse("2026-03-02T09:15:00Z");

    private Spans() {}

    static Span span(String trace, String id, @Nullable String parent, String name, long startsMs, long takesMs) {
        String service = name.contains("plan") ? "allocator-service" : "gateway";
        return new Span(trace, id, parent, service, name, POSTED.plusMillis(startsMs), Duration.ofMillis(takesMs));
    }

    static Surge surge(String trace, double seenMs) {
        return new Surge("vm-1", trace, POSTED, 1, seenMs, seenMs);
    }
}
