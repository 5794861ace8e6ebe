package io.headroom.support.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + PARENT + "-01";

    private final Finished finished = new Finished();
    private final Traces traces = traces(finished);

    @Test
    void aSpanContinuesTheTraceItIsGivenAndHandsItOn() {
        List<String> handedOn = new ArrayList<>();

        traces.receiving(TRACEPARENT, "metrics receive", () -> handedOn.add(String.valueOf(traces.current())));

        assertThat(finished.spans).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo(PARENT);
            assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(handedOn).containsExactly("00-" + TRACE + "-" + span.getSpanId() + "-01");
        });
        assertThat(traces.current()).isNull();
    }

    @Test
    void withoutATraceOneBegins() {
        traces.continuing(null, "plan", () -> {});

        assertThat(finished.spans).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isNotEqualTo(TRACE);
            assertThat(span.getParentSpanContext().isValid()).isFalse();
        });
    }

    @Test
    void aSpanOfWorkThatBeganEarlierBeginsWithThatWork() {
        Instant since = Instant.now().minusSeconds(30);

        traces.continuing(TRACEPARENT, "plan", since, () -> {});

        assertThat(finished.spans).singleElement().satisfies(span -> {
            assertThat(TimeUnit.NANOSECONDS.toMillis(span.getStartEpochNanos())).isEqualTo(since.toEpochMilli());
            assertThat(span.getEndEpochNanos() - span.getStartEpochNanos())
                    .isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(30));
        });
    }

    @Test
    void aFailureIsNotedAndPassedOn() {
        IllegalStateException failure = new IllegalStateException("no");

        assertThatThrownBy(() -> traces.continuing(TRACEPARENT, "plan", () -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(finished.spans)
                .singleElement()
                .satisfies(span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
        assertThat(traces.current()).isNull();
    }

    private static Traces traces(Finished finished) {
        Tracer tracer = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(finished))
                .build()
                .get("test");
        return new Traces(
                new OtelTracer(tracer, new OtelCurrentTraceContext(), event -> {}),
                new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer));
    }

    private static final class Finished implements SpanExporter {

        private final List<SpanData> spans = new ArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> batch) {
            spans.addAll(batch);
            return CompletableResultCode.ofSuccess();
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
}
