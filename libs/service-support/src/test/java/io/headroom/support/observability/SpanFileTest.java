package io.headroom.support.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpanFileTest {

    @Test
    void appendsEverySpanAsALineThatNamesItsParent(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("new").resolve("traces.jsonl");
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new SpanFile(file, "forecast-service")))
                .build();

        Span parent = provider.get("test").spanBuilder("ingest").startSpan();
        try (Scope scope = parent.makeCurrent()) {
            assertThat(scope).isNotNull();
            provider.get("test")
                    .spanBuilder("send")
                    .startSpan()
                    .setAttribute("topic", "metrics")
                    .end();
        }
        parent.end();
        provider.close();

        List<JsonNode> lines = Files.readAllLines(file).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(lines).extracting(line -> line.path("name").asString()).containsExactly("send", "ingest");
        assertThat(lines.get(0).path("parentSpanId")).isEqualTo(lines.get(1).path("spanId"));
        assertThat(lines.get(0).path("traceId")).isEqualTo(lines.get(1).path("traceId"));
        assertThat(lines.get(0).at("/attributes/topic").asString()).isEqualTo("metrics");
        assertThat(lines.get(0).path("service").asString()).isEqualTo("forecast-service");
        assertThat(lines.get(1).has("parentSpanId")).isFalse();
    }
}
