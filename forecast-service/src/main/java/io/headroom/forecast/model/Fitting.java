package io.headroom.forecast.model;

import static java.util.stream.Collectors.groupingBy;

import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast.Observed;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.event.LoadEvents;
import io.headroom.forecast.event.VmEvents;
import io.headroom.forecast.history.Rollups;
import io.headroom.forecast.history.StepUse;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.coldstart.GroupShape;
import io.headroom.forecasting.ensemble.AutoForecaster;
import io.headroom.forecasting.ensemble.FittedModel;
import io.headroom.support.DomainTime;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fits the models of a VM to its history, or brings back those that were saved. */
@Component
class Fitting {

    private final Rollups rollups;
    private final ChosenModels chosen;
    private final LoadEvents events;
    private final GroupShapes shapes;
    private final DomainTime time;
    private final AutoForecaster forecaster;

    Fitting(
            Rollups rollups,
            ChosenModels chosen,
            LoadEvents events,
            GroupShapes shapes,
            DomainTime time,
            AutoForecaster forecaster) {
        this.rollups = rollups;
        this.chosen = chosen;
        this.events = events;
        this.shapes = shapes;
        this.time = time;
        this.forecaster = forecaster;
    }

    /**
     * The models of every resource that was observed, up to the last whole step; those of a young VM borrow from its group.
     *
     * @param subject the VM
     * @param now number of the present step
     */
    Map<Resource, FittedModel> fit(VmSubject subject, long now) {
        List<StepUse> use = rollups.of(subject.vm(), now - forecaster.usefulHistory(), now);
        VmEvents planned = events.of(subject.vm());
        boolean young = use.isEmpty() || now - use.get(0).step() < forecaster.borrowsUntil();
        Map<Resource, GroupShape> borrowed = young ? shapes.of(subject.vm(), now) : Map.of();
        Map<Resource, FittedModel> before = subject.models();
        Map<Resource, FittedModel> models = new EnumMap<>(Resource.class);
        Map<Resource, ChosenModels.Fit> fits = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.values()) {
            Past past = past(subject, resource, use, now);
            TimeSeries series = past.series(resource, planned);
            if (series.observed() > 0) {
                FittedModel chosenBefore = before.get(resource);
                List<String> experts = chosenBefore == null ? List.of() : chosenBefore.experts();
                FittedModel model = forecaster.fit(series, experts, borrowed.get(resource));
                if (chosenBefore != null) {
                    subject.handOver(chosenBefore, model, now - 1);
                }
                models.put(resource, model);
                fits.put(resource, new ChosenModels.Fit(model, past.save(time)));
            }
        }
        if (!fits.isEmpty()) {
            chosen.save(subject.vm(), fits, time.now());
        }
        return models;
    }

    /**
     * The models that were saved of some VMs, gone on with what they used since, up to the last whole step; without those VMs
     * of which nothing usable was saved. Nothing is fitted: two statements for all of them.
     *
     * @param now number of the present step
     */
    Map<VmRef, Restored> restore(Collection<VmRef> vms, long now) {
        Map<VmRef, Map<Resource, Kept>> kept = new HashMap<>();
        long oldest = now;
        for (ChosenModels.Saved saved : chosen.saved(vms)) {
            Past past = Past.read(saved.history(), time);
            if (past != null && past.end() <= now && now - past.end() < forecaster.usefulHistory()) {
                kept.computeIfAbsent(saved.vm(), vm -> new EnumMap<>(Resource.class))
                        .put(saved.resource(), new Kept(past, saved));
                oldest = Math.min(oldest, past.end());
            }
        }
        Map<VmRef, List<StepUse>> since = oldest == now
                ? Map.of()
                : rollups.of(kept.keySet(), oldest, now).stream().collect(groupingBy(StepUse::vm));
        Map<VmRef, Restored> restored = new HashMap<>();
        kept.forEach((vm, models) -> restore(models, events.of(vm), since.getOrDefault(vm, List.of()), now)
                .ifPresent(it -> restored.put(vm, it)));
        return restored;
    }

    /** Empty if one of them is of another version or shape: then all are better fitted again. */
    private Optional<Restored> restore(Map<Resource, Kept> kept, VmEvents planned, List<StepUse> since, long now) {
        Map<Resource, FittedModel> models = new EnumMap<>(Resource.class);
        Instant fittedAt = time.now();
        for (Map.Entry<Resource, Kept> entry : kept.entrySet()) {
            Kept one = entry.getValue();
            List<Past.Step> steps = since.stream()
                    .map(use -> new Past.Step(use.step(), use.of(entry.getKey())))
                    .toList();
            Past past = one.past.continued(now, forecaster.usefulHistory(), steps);
            FittedModel model = forecaster.restore(past.series(entry.getKey(), planned), one.saved.model());
            if (model == null) {
                return Optional.empty();
            }
            models.put(entry.getKey(), model);
            fittedAt = one.saved.fittedAt().isBefore(fittedAt) ? one.saved.fittedAt() : fittedAt;
        }
        return Optional.of(new Restored(models, fittedAt));
    }

    private record Kept(Past past, ChosenModels.Saved saved) {}

    private static Past past(VmSubject subject, Resource resource, List<StepUse> use, long now) {
        if (use.isEmpty()) {
            double[] present = subject.observed(resource).map(Observed::value).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            return new Past(now - present.length, present);
        }
        return Past.of(resource, use, now);
    }
}
