package io.headroom.support.observability;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Appends every finished span to a file, one JSON object a line, for tools that follow a trace through the suite. */
class SpanFile implements SpanExporter {

    private static final Logger log = LoggerFactory.getLogger(SpanFile.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final String service;

    SpanFile(Path file, String service) {
        this.file = file;
        this.service = service;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        StringBuilder lines = new StringBuilder();
        spans.forEach(span -> lines.append(JSON.writeValueAsString(line(span))).append('\n'));
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return CompletableResultCode.ofSuccess();
        } catch (IOException e) {
            log.warn("Spans cannot be written to {}", file, e);
            return CompletableResultCode.ofFailure();
        }
    }

    private Map<String, Object> line(SpanData span) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("traceId", span.getTraceId());
        line.put("spanId", span.getSpanId());
        if (span.getParentSpanContext().isValid()) {
            line.put("parentSpanId", span.getParentSpanId());
        }
        line.put("service", service);
        line.put("name", span.getName());
        line.put("kind", span.getKind().name());
        line.put("start", instant(span.getStartEpochNanos()).toString());
        line.put("durationMicros", (span.getEndEpochNanos() - span.getStartEpochNanos()) / 1_000);
        line.put("status", span.getStatus().getStatusCode().name());
        Map<String, String> attributes = new LinkedHashMap<>();
        span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), String.valueOf(value)));
        line.put("attributes", attributes);
        return line;
    }

    private static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos);
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
