package io.headroom.forecast.prediction;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Quantiles;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast;
import io.headroom.forecast.event.VmEvents;
import io.headroom.forecast.model.Explanations.Explained;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A VM's forecast as it is answered.
 *
 * @param vmId the VM
 * @param issuedAt when it was made
 * @param trigger why it was made
 * @param stepSeconds real length of a step
 * @param quantileLevels the levels of every row
 * @param resources per resource; empty while there is none
 * @param events announced ones that last at some time within the horizon, the first to begin first
 * @param reason why there is none, in UPPER_SNAKE
 */
record ForecastView(
        String vmId,
        @Nullable Instant issuedAt,
        DemandForecast.@Nullable Trigger trigger,
        @Nullable Double stepSeconds,
        List<Double> quantileLevels,
        List<ResourceView> resources,
        List<VmEvents.Announced> events,
        @Nullable String reason) {

    static ForecastView none(String vmId, String reason) {
        return new ForecastView(vmId, null, null, null, List.of(), List.of(), List.of(), reason);
    }

    /**
     * The view of a message.
     *
     * @param question how much is asked for
     * @param explained why each resource is forecast as it is
     * @param events of the VM
     */
    static ForecastView of(
            DemandForecast forecast, ForecastQuestion question, Map<Resource, Explained> explained, VmEvents events) {
        return new ForecastView(
                String.valueOf(forecast.vmId()),
                forecast.issuedAt(),
                forecast.trigger(),
                forecast.step().toMillis() / 1_000.0,
                question.quantileLevels(),
                forecast.resources().stream()
                        .map(resource ->
                                ResourceView.of(resource, forecast, question, explained.get(resource.resource())))
                        .toList(),
                events.between(
                        forecast.from(), forecast.from().plus(forecast.step().multipliedBy(question.horizon()))),
                null);
    }

    /**
     * One resource's forecast, in cores (CPU), MiB (memory) or KiB/s (disk, network).
     *
     * @param resource which
     * @param observed what is used now
     * @param rows single steps for the first hour, then the maximum of each hour
     * @param model what made it
     * @param accuracy mean pinball loss of the model on held-back history, in the resource's unit
     * @param coverage share of outcomes at or below each asked level: of what was published, once there are enough, else of
     *     held-back history
     * @param fallbackReason why a lower rung of the ladder made it
     * @param explanation what the model sees, its error and its rivals'
     */
    record ResourceView(
            Resource resource,
            ResourceForecast.Observed observed,
            List<Row> rows,
            String model,
            @Nullable Double accuracy,
            @Nullable List<Double> coverage,
            @Nullable String fallbackReason,
            @Nullable Explained explanation) {

        static ResourceView of(
                ResourceForecast resource,
                DemandForecast forecast,
                ForecastQuestion question,
                @Nullable Explained explained) {
            int horizon = question.horizon();
            List<Integer> levels = question.levels();
            List<Row> rows = new ArrayList<>();
            Duration step = forecast.step();
            for (int i = 0; i < Math.min(horizon, resource.steps().size()); i++) {
                rows.add(row(
                        forecast.from().plus(step.multipliedBy(i)),
                        step,
                        resource.steps().get(i),
                        levels));
            }
            Duration hour = step.multipliedBy(DemandForecast.STEPS);
            for (int i = 0;
                    DemandForecast.STEPS * (i + 1) < horizon
                            && i < resource.blocks().size();
                    i++) {
                Instant from = forecast.from().plus(hour.multipliedBy(i + 1L));
                rows.add(row(from, hour, resource.blocks().get(i), levels));
            }
            List<Double> coverage = resource.coverage();
            return new ResourceView(
                    resource.resource(),
                    resource.observed(),
                    rows,
                    resource.model(),
                    resource.accuracy(),
                    coverage == null ? null : levels.stream().map(coverage::get).toList(),
                    resource.fallbackReason(),
                    explained);
        }

        private static Row row(Instant from, Duration length, Quantiles quantiles, List<Integer> levels) {
            return new Row(
                    from, from.plus(length), levels.stream().map(quantiles::get).toList());
        }
    }

    /**
     * The distribution of a single step, or of the largest demand within an hour.
     *
     * @param from start
     * @param to end
     * @param values at the answer's levels
     */
    record Row(Instant from, Instant to, List<Double> values) {}
}
