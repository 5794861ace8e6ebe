package io.headroom.forecast.model;

import static java.util.stream.Collectors.groupingBy;

import io.headroom.contracts.Resource;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.directory.GroupRef;
import io.headroom.forecast.directory.VmDirectory;
import io.headroom.forecast.event.LoadEvents;
import io.headroom.forecast.history.Rollups;
import io.headroom.forecast.history.StepUse;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.coldstart.GroupShape;
import io.headroom.forecasting.ensemble.AutoForecaster;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What VMs that are still young borrow from their groups: made when the first asks, of use to all of the group for an hour. */
@Component
class GroupShapes {

    /** For how many steps a shape is good. */
    private static final int GOOD_FOR = 12;

    private static final int MOST_KEPT = 100;

    private final VmDirectory directory;
    private final Fleet fleet;
    private final Rollups rollups;
    private final LoadEvents events;
    private final AutoForecaster forecaster;
    private final Map<GroupRef, Made> made = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<GroupRef, Made> eldest) {
            return size() > MOST_KEPT;
        }
    };

    GroupShapes(VmDirectory directory, Fleet fleet, Rollups rollups, LoadEvents events, AutoForecaster forecaster) {
        this.directory = directory;
        this.fleet = fleet;
        this.rollups = rollups;
        this.events = events;
        this.forecaster = forecaster;
    }

    /** Shapes as they were made, from histories that ended before a step. */
    private record Made(long end, Map<Resource, GroupShape> shapes) {}

    /**
     * The shapes of a VM's group as seen from a step; without resources that too few members have history enough of.
     *
     * @param now number of the present step
     */
    synchronized Map<Resource, GroupShape> of(VmRef vm, long now) {
        GroupRef group = directory
                .group(vm)
                .map(name -> new GroupRef(vm.tenantId(), name))
                .orElse(null);
        if (group == null) {
            return Map.of();
        }
        Made last = made.get(group);
        if (last == null || now < last.end() || now - last.end() >= GOOD_FOR) {
            last = new Made(now, make(group, now));
            made.put(group, last);
        }
        Map<Resource, GroupShape> shapes = new EnumMap<>(Resource.class);
        int since = Math.toIntExact(now - last.end());
        last.shapes().forEach((resource, shape) -> shapes.put(resource, shape.later(since)));
        return shapes;
    }

    private Map<Resource, GroupShape> make(GroupRef group, long now) {
        List<VmRef> members = directory.members(group.tenantId(), group.group()).stream()
                .filter(this::grown)
                .sorted(Comparator.comparing(VmRef::vmId))
                .limit(GroupShape.MOST_MEMBERS)
                .toList();
        long from = now - forecaster.usefulHistory() / 2;
        Map<VmRef, List<StepUse>> use = rollups.of(members, from, now).stream().collect(groupingBy(StepUse::vm));
        Map<Resource, GroupShape> shapes = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.values()) {
            List<TimeSeries> histories = use.entrySet().stream()
                    .map(member ->
                            Past.of(resource, member.getValue(), now).series(resource, events.of(member.getKey())))
                    .toList();
            forecaster.shape(histories).ifPresent(shape -> shapes.put(resource, shape));
        }
        return shapes;
    }

    /** Whether a VM has a model that owes nothing to a lack of history. */
    private boolean grown(VmRef vm) {
        return fleet.find(vm)
                .filter(subject -> subject.models().values().stream().anyMatch(model -> model.fallback() == null))
                .isPresent();
    }
}
