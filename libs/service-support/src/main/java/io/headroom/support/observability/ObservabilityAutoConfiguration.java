package io.headroom.support.observability;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Traces through everything, also where no exporter is set. */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
class ObservabilityAutoConfiguration {

    @Bean
    Traces traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new Traces(tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    @ConditionalOnExpression("!'${headroom.traces.file:}'.isBlank()")
    SpanFile spanFile(
            @Value("${headroom.traces.file}") Path file, @Value("${spring.application.name}") String service) {
        return new SpanFile(file, service);
    }
}
