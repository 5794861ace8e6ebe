package io.headroom.forecast.model;

import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast.Observed;
import io.headroom.forecast.history.Rollups;
import io.headroom.forecast.history.StepUse;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.ensemble.AutoForecaster;
import io.headroom.forecasting.ensemble.FittedModel;
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
        Map<Resource, FittedModel> before = subject.models();
        Map<Resource, FittedModel> models = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.values()) {
            TimeSeries series = series(subject, resource, use, now);
            if (series.observed() > 0) {
                FittedModel chosenBefore = before.get(resource);
                models.put(resource, forecaster.fit(series, chosenBefore == null ? List.of() : chosenBefore.experts()));
            }
        }
        if (!models.isEmpty()) {
            chosen.save(subject.vm(), models, time.now());
        }
        return models;
    }

    /**
     * The models that were saved, going on from the history up to the last whole step; empty unless every resource that was
     * observed has one. Nothing is fitted.
     *
     * @param now number of the present step
     */
    Map<Resource, FittedModel> restore(Subject subject, long now) {
        Map<Resource, byte[]> saved = chosen.saved(subject.vm());
        if (saved.isEmpty()) {
            return Map.of();
        }
        List<StepUse> use = rollups.of(subject.vm(), now - forecaster.usefulHistory(), now);
        Map<Resource, FittedModel> models = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.values()) {
            TimeSeries series = series(subject, resource, use, now);
            if (series.observed() == 0) {
                continue;
            }
            byte[] bytes = saved.get(resource);
            FittedModel model = bytes == null ? null : forecaster.restore(series, bytes);
            if (model == null) {
                return Map.of();
            }
            models.put(resource, model);
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
