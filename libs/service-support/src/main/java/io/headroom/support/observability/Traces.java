package io.headroom.support.observability;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries a trace across what no library instruments: the outbox, a batch of records, a stored request. */
public final class Traces {

    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    public Traces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The {@code traceparent} of the trace that this thread is in; null outside a trace. */
    public @Nullable String current() {
        TraceContext context = tracer.currentTraceContext().context();
        if (context == null) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(context, carrier, (headers, name, value) -> {
            if (headers != null) {
                headers.put(name, value);
            }
        });
        return carrier.get(TRACEPARENT);
    }

    /** Runs work in a span that continues a trace, or begins one if {@code traceparent} is null. */
    public void continuing(@Nullable String traceparent, String spanName, Runnable work) {
        run(from(traceparent).name(spanName), work);
    }

    /** Like {@link #continuing(String, String, Runnable)}, for work that returns something. */
    public <T> T continuing(@Nullable String traceparent, String spanName, Supplier<T> work) {
        return call(from(traceparent).name(spanName), work);
    }

    /**
     * Like {@link #continuing(String, String, Runnable)}, for the last part of work whose beginning served several traces.
     *
     * @param since when that work began, which is where the span begins
     */
    public void continuing(@Nullable String traceparent, String spanName, Instant since, Runnable work) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, since);
        run(from(traceparent).name(spanName).startTimestamp(micros, TimeUnit.MICROSECONDS), work);
    }

    /** Runs the sending of a record in a span that continues a trace. */
    public <T> T sending(@Nullable String traceparent, String spanName, Supplier<T> work) {
        return call(from(traceparent).name(spanName).kind(Span.Kind.PRODUCER), work);
    }

    /** Runs the processing of a received record in a span that continues the sender's trace. */
    public void receiving(@Nullable String traceparent, String spanName, Runnable work) {
        run(from(traceparent).name(spanName).kind(Span.Kind.CONSUMER), work);
    }

    private Span.Builder from(@Nullable String traceparent) {
        Map<String, String> carrier = traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
        return propagator.extract(carrier, Map::get);
    }

    private void run(Span.Builder builder, Runnable work) {
        call(builder, () -> {
            work.run();
            return true;
        });
    }

    private <T> T call(Span.Builder builder, Supplier<T> work) {
        Span span = builder.start();
        Tracer.SpanInScope scope = tracer.withSpan(span);
        try {
            return work.get();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            scope.close();
            span.end();
        }
    }
}
