package io.headroom.forecast.model;

import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast.Observed;
import io.headroom.forecast.history.Rollups;
import io.headroom.forecast.history.StepUse;
import io.headroom.forecasting.AutoForecaster;
import io.headroom.forecasting.FittedModel;
import io.headroom.forecasting.TimeSeries;
import io.headroom.support.DomainTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Fits the models of one VM to its history. */
@Component
class Fitting {

    private final Rollups rollups;
    private final ChosenModels chosen;
    private final DomainTime time;
    private final AutoForecaster forecaster;

    Fitting(Rollups rollups, ChosenModels chosen, DomainTime time, ModelProperties properties) {
        this.rollups = rollups;
        this.chosen = chosen;
        this.time = time;
        this.forecaster = new AutoForecaster(Shape.HORIZON, Shape.levels(), properties.stepsPerDay());
    }

    /**
     * The models of every resource that was observed, up to the last whole step.
     *
     * @param subject the VM
     * @param now number of the present step
     */
    Map<Resource, FittedModel> fit(Subject subject, long now) {
        List<StepUse> use = rollups.of(subject.vm(), now - forecaster.usefulHistory(), now);
        Map<Resource, String> before = chosen.names(subject.vm());
        Map<Resource, FittedModel> models = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.values()) {
            TimeSeries series = series(subject, resource, use, now);
            if (series.observed() > 0) {
                String choice = before.get(resource);
                // After a restart the earlier choice is good enough to begin with; the next refit compares all again.
                models.put(
                        resource,
                        choice != null && !subject.fitted()
                                ? forecaster.resume(series, choice)
                                : forecaster.fit(series, choice));
            }
        }
        if (!models.isEmpty()) {
            chosen.save(subject.vm(), models, time.now());
        }
        return models;
    }

    private static TimeSeries series(Subject subject, Resource resource, List<StepUse> use, long now) {
        if (use.isEmpty()) {
            return subject.observed(resource)
                    .map(Observed::value)
                    .map(TimeSeries::of)
                    .orElse(TimeSeries.of());
        }
        long first = use.get(0).step();
        double[] values = new double[Math.toIntExact(now - first)];
        Arrays.fill(values, Double.NaN);
        for (StepUse step : use) {
            values[Math.toIntExact(step.step() - first)] = step.of(resource);
        }
        return TimeSeries.of(values);
    }
}
