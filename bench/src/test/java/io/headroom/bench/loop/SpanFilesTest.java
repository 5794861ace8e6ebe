package io.headroom.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanFilesTest {

    private static final String LINE = "{\"traceId\":\"%s\",\"spanId\":\"%s\",%s\"service\":\"%s\",\"name\":\"%s\","
            + "\"kind\":\"SERVER\",\"start\":\"2026-03-02T09:15:00.001500Z\",\"durationMicros\":2500,"
            + "\"status\":\"UNSET\",\"attributes\":{}}\n";

    @TempDir
    Path directory;

    @Test
    void putATraceTogetherFromTheFilesOfAllServices() throws IOException {
        Files.writeString(
                directory.resolve("gateway.jsonl"),
                LINE.formatted("a", "1", "", "gateway", "http post") + LINE.formatted("z", "9", "", "gateway", "get"));
        Files.writeString(
                directory.resolve("allocator-service.jsonl"),
                LINE.formatted("a", "2", "\"parentSpanId\":\"1\",", "allocator-service", "plan"));

        Map<String, List<Span>> found =
                new SpanFiles(directory).read(Set.of("a"), spans -> spans.size() == 2, Duration.ofMinutes(1));

        assertThat(found).containsOnlyKeys("a");
        Instant start = Instant.parse("2026-03-02T09:15:00.001500Z");
        assertThat(found.get("a"))
                .containsExactlyInAnyOrder(
                        new Span("a", "1", null, "gateway", "http post", start, Duration.ofNanos(2_500_000)),
                        new Span("a", "2", "1", "allocator-service", "plan", start, Duration.ofNanos(2_500_000)));
    }

    @Test
    void passOverALineThatIsHalfWrittenAndReturnWhatThereIsAtTheEndOfTheirPatience() throws IOException {
        String line = LINE.formatted("a", "1", "", "gateway", "http post");
        Files.writeString(directory.resolve("gateway.jsonl"), line + line.substring(0, 40));

        assertThat(new SpanFiles(directory)
                        .read(Set.of("a"), spans -> false, Duration.ZERO)
                        .get("a"))
                .hasSize(1);
    }
}
