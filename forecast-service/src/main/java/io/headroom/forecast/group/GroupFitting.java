package io.headroom.forecast.group;

import static java.util.stream.Collectors.groupingBy;

import io.headroom.contracts.Resource;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.event.LoadEvents;
import io.headroom.forecast.history.Rollups;
import io.headroom.forecast.history.StepUse;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.ensemble.AutoForecaster;
import io.headroom.forecasting.ensemble.FittedModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fits the models of a group to the sum of its members' histories. */
@Component
class GroupFitting {

    /** So few that their histories are small beside the models that are kept, whatever the size of the group. */
    private static final int READ_AT_ONCE = 25;

    private final Rollups rollups;
    private final LoadEvents events;
    private final AutoForecaster forecaster;

    GroupFitting(Rollups rollups, LoadEvents events, AutoForecaster forecaster) {
        this.rollups = rollups;
        this.events = events;
        this.forecaster = forecaster;
    }

    /**
     * The models of every resource that was observed, up to the last whole step.
     *
     * @param before those that are used now, empty if none are
     * @param now number of the present step
     * @return empty if nothing was observed
     */
    Optional<GroupSubject.Fit> fit(Collection<VmRef> members, Map<Resource, FittedModel> before, long now) {
        int steps = forecaster.usefulHistory();
        GroupTotals totals = new GroupTotals(now - steps, steps);
        Map<VmRef, MemberUse> uses = new HashMap<>();
        List<VmRef> all = new ArrayList<>(members);
        for (int from = 0; from < all.size(); from += READ_AT_ONCE) {
            List<VmRef> batch = all.subList(from, Math.min(from + READ_AT_ONCE, all.size()));
            Map<VmRef, List<StepUse>> read =
                    rollups.of(batch, now - steps, now).stream().collect(groupingBy(StepUse::vm));
            for (VmRef vm : batch) {
                MemberUse use = new MemberUse();
                totals.add(use, read.getOrDefault(vm, List.of()), events.of(vm));
                uses.put(vm, use);
            }
        }
        Map<Resource, FittedModel> models = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.values()) {
            TimeSeries series = TimeSeries.of(totals.of(resource));
            if (series.observed() > 0) {
                FittedModel old = before.get(resource);
                models.put(resource, forecaster.fit(series, old == null ? List.of() : old.experts()));
            }
        }
        return models.isEmpty() ? Optional.empty() : Optional.of(new GroupSubject.Fit(models, uses));
    }
}
