package io.headroom.sla.breach;

import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.VmRef;
import io.headroom.sla.window.ObjectiveMinute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is remembered of one VM while its minutes are followed: the last known ones and the latest breaches. */
final class VmStory {

    private final VmRef vm;
    private final Map<SlaObjective.Kind, List<ObjectiveMinute>> known = new EnumMap<>(SlaObjective.Kind.class);
    private final Map<SlaObjective.Kind, Breach> latest = new EnumMap<>(SlaObjective.Kind.class);

    VmStory(VmRef vm, Map<SlaObjective.Kind, List<ObjectiveMinute>> before, Collection<Breach> breaches) {
        this.vm = vm;
        before.forEach((objective, minutes) -> known.put(objective, new ArrayList<>(minutes)));
        breaches.forEach(breach -> latest.put(breach.objective(), breach));
    }

    VmRef vm() {
        return vm;
    }

    /** Remembers a minute and returns the last known ones of its objective, it included. */
    List<ObjectiveMinute> add(ObjectiveMinute minute, int memory) {
        List<ObjectiveMinute> minutes = known.computeIfAbsent(minute.objective(), objective -> new ArrayList<>());
        minutes.add(minute);
        if (minutes.size() > memory) {
            minutes.remove(0);
        }
        return minutes;
    }

    @Nullable
    Breach latest(SlaObjective.Kind objective) {
        return latest.get(objective);
    }

    /** The open breaches of objectives that are not among those promised. */
    List<Breach> openExcept(Collection<SlaObjective.Kind> promised) {
        return latest.values().stream()
                .filter(Breach::isOpen)
                .filter(breach -> !promised.contains(breach.objective()))
                .toList();
    }

    void opened(Breach breach) {
        latest.put(breach.objective(), breach);
    }

    void ended(Breach breach) {
        latest.put(breach.objective(), breach);
    }
}
