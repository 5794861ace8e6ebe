package io.headroom.forecast.group;

import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast.Observed;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.directory.GroupRef;
import io.headroom.forecast.directory.VmDirectory;
import io.headroom.forecast.event.EventsChanged;
import io.headroom.forecast.event.LoadEvents;
import io.headroom.forecast.history.HistoryImported;
import io.headroom.forecast.history.StepUse;
import io.headroom.forecast.model.Fleet;
import io.headroom.forecast.model.RefitAges;
import io.headroom.forecast.model.Refits;
import io.headroom.forecast.model.Subject;
import io.headroom.support.DomainTime;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Every group that is forecast by this instance. Its models are kept in memory alone: after a start they are fitted anew from its
 * members' histories, within the budget of all refits. Members that come or go make its series another, and its models are
 * fitted again at the next step; until then those of the former members speak.
 */
@Component
public class Groups {

    private final VmDirectory directory;
    private final Fleet fleet;
    private final GroupFitting fitting;
    private final Refits refits;
    private final RefitAges ages;
    private final LoadEvents events;
    private final DomainTime time;
    private final ApplicationEventPublisher publisher;
    private final Map<GroupRef, GroupSubject> subjects = new ConcurrentHashMap<>();
    private final Set<VmRef> changed = ConcurrentHashMap.newKeySet();

    Groups(
            VmDirectory directory,
            Fleet fleet,
            GroupFitting fitting,
            Refits refits,
            RefitAges ages,
            LoadEvents events,
            DomainTime time,
            ApplicationEventPublisher publisher,
            MeterRegistry meters) {
        this.directory = directory;
        this.fleet = fleet;
        this.fitting = fitting;
        this.refits = refits;
        this.ages = ages;
        this.events = events;
        this.time = time;
        this.publisher = publisher;
        meters.gauge("headroom.forecast.groups", subjects, Map::size);
    }

    /** The group's subject once it has models. */
    public Optional<GroupSubject> find(String tenantId, String group) {
        return Optional.ofNullable(subjects.get(new GroupRef(tenantId, group)));
    }

    /** All that have models and members. */
    public List<GroupSubject> fitted() {
        return List.copyOf(subjects.values());
    }

    /** Hands the use of every step up to and including one to a group, with what its members are seen to use now. */
    public void advance(GroupSubject group, Map<VmRef, List<StepUse>> use, long upTo) {
        group.take(use, upTo, events);
        Instant silent = time.stepStart(upTo + 1 - MemberUse.SILENT);
        for (Resource resource : Resource.values()) {
            List<Observed> seen = group.counted(resource).stream()
                    .flatMap(vm -> fleet.find(vm).stream())
                    .flatMap(member -> member.observed(resource).stream())
                    .filter(observed -> observed.at().isAfter(silent))
                    .toList();
            group.observe(resource, seen);
        }
    }

    /** Forgets groups without members; asks for models of those that have none, have other members, or are due. */
    public void requestDue(long step) {
        Map<GroupRef, Set<VmRef>> known = directory.groups();
        subjects.keySet().retainAll(known.keySet());
        Set<VmRef> touched = Set.copyOf(changed);
        changed.removeAll(touched);
        known.forEach((ref, members) -> {
            GroupSubject subject = subjects.get(ref);
            boolean wanted = subject == null
                    ? members.stream()
                            .anyMatch(
                                    vm -> fleet.find(vm).filter(Subject::fitted).isPresent())
                    : subject.due(step)
                            || !subject.members().equals(members)
                            || members.stream().anyMatch(touched::contains);
            if (wanted) {
                refits.request(ref, () -> fit(ref));
            }
        });
    }

    @EventListener
    void imported(HistoryImported event) {
        changed.addAll(event.vms());
    }

    /** Of an event that has begun the models have learned what they should not, or not what they should. */
    @EventListener
    void announced(EventsChanged event) {
        if (event.past()) {
            changed.addAll(event.vms());
        }
    }

    private void fit(GroupRef ref) {
        Collection<VmRef> members = directory.members(ref.tenantId(), ref.group());
        GroupSubject before = subjects.get(ref);
        long now = time.stepIndex(time.now());
        fitting.fit(members, before == null ? new EnumMap<>(Resource.class) : before.models(), now)
                .ifPresent(fit -> {
                    GroupSubject subject = before == null ? new GroupSubject(ref) : before;
                    long next = now + ages.of(ref, fit.models().values());
                    subject.fitted(fit, time.now(), now - 1, next);
                    subjects.put(ref, subject);
                    publisher.publishEvent(new GroupReady(subject));
                });
    }
}
