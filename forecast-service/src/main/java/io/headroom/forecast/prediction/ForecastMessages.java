package io.headroom.forecast.prediction;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Quantiles;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast;
import io.headroom.contracts.ResourceForecast.Observed;
import io.headroom.contracts.ResourceForecast.WindowMaximum;
import io.headroom.forecast.event.LoadEvents;
import io.headroom.forecast.model.Shape;
import io.headroom.forecast.model.Subject;
import io.headroom.forecasting.Fallback;
import io.headroom.forecasting.Forecast;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.ensemble.FittedModel;
import io.headroom.support.DomainTime;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes what the models of a VM or group say as the message that is published. */
@Component
class ForecastMessages {

    /** More digits than any demand is known to. */
    private static final MathContext DIGITS = new MathContext(5);

    /** From so many outcomes on, five a step, the coverage told is that of what was published, not the backtest's. */
    private static final double ENOUGH_OUTCOMES = 300;

    private final DomainTime time;
    private final LoadEvents events;

    ForecastMessages(DomainTime time, LoadEvents events) {
        this.time = time;
        this.events = events;
    }

    /** The forecast from the present step on; its models have taken every step before. */
    DemandForecast of(Subject subject, DemandForecast.Trigger trigger) {
        List<ResourceForecast> resources = new ArrayList<>();
        long from;
        synchronized (subject) {
            from = subject.through() + 1;
            for (Map.Entry<Resource, FittedModel> entry : subject.models().entrySet()) {
                Observed observed = subject.observed(entry.getKey()).orElse(null);
                Forecast forecast =
                        entry.getValue().predict(subject.planned(events, entry.getKey(), from, Shape.HORIZON.length()));
                Observed present = observed != null
                        ? observed
                        : new Observed(round(forecast.get(0, 0)), time.stepStart(from), false);
                double[][] rows = rows(forecast);
                if (trigger == DemandForecast.Trigger.SURGE) {
                    SurgeLift.apply(rows, Shape.HORIZON, present.value());
                }
                resources.add(message(entry.getKey(), present, entry.getValue(), rows));
            }
        }
        return new DemandForecast(
                subject.tenantId(),
                subject.vmId(),
                subject.group(),
                subject.nextVersion(time.now().toEpochMilli()),
                time.now(),
                time.stepStart(from),
                time.step(),
                trigger,
                DemandForecast.LEVELS,
                resources);
    }

    private static double[][] rows(Forecast forecast) {
        double[][] rows = new double[forecast.horizon().targets()][];
        for (int target = 0; target < rows.length; target++) {
            rows[target] = forecast.row(target);
        }
        return rows;
    }

    private static ResourceForecast message(Resource resource, Observed observed, FittedModel model, double[][] rows) {
        Horizon horizon = Shape.HORIZON;
        List<Quantiles> steps = new ArrayList<>();
        List<WindowMaximum> windows = new ArrayList<>();
        List<Quantiles> blocks = new ArrayList<>();
        for (int target = 0; target < rows.length; target++) {
            Quantiles quantiles = quantiles(rows[target]);
            if (target < horizon.steps()) {
                steps.add(quantiles);
            } else if (target < horizon.steps() + horizon.windows()) {
                int start = horizon.from(target);
                windows.add(new WindowMaximum(start, horizon.to(target) - start, quantiles));
            } else {
                blocks.add(quantiles);
            }
        }
        Fallback fallback = model.fallback();
        double[] coverage = model.outcomes() >= ENOUGH_OUTCOMES ? model.observedCoverage() : model.coverage();
        return new ResourceForecast(
                resource,
                observed,
                steps,
                blocks,
                windows,
                model.name(),
                Double.isFinite(model.loss()) ? round(model.loss()) : null,
                coverage.length == 0
                        ? null
                        : Arrays.stream(coverage)
                                .map(ForecastMessages::round)
                                .boxed()
                                .toList(),
                fallback == null ? null : fallback.name());
    }

    private static Quantiles quantiles(double[] row) {
        double[] rounded = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            rounded[i] = round(row[i]);
        }
        return Quantiles.of(rounded);
    }

    static double round(double value) {
        return BigDecimal.valueOf(value).round(DIGITS).doubleValue();
    }
}
