package io.headroom.forecast.group;

import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast.Observed;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.directory.GroupRef;
import io.headroom.forecast.event.LoadEvents;
import io.headroom.forecast.history.StepUse;
import io.headroom.forecast.model.Subject;
import io.headroom.forecasting.PlannedLoad;
import io.headroom.forecasting.ensemble.FittedModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One group that is forecast, with the members that its models were fitted to. */
public final class GroupSubject extends Subject {

    private final GroupRef ref;
    private Map<VmRef, MemberUse> members = Map.of();

    GroupSubject(GroupRef ref) {
        this.ref = ref;
    }

    GroupRef ref() {
        return ref;
    }

    @Override
    public String tenantId() {
        return ref.tenantId();
    }

    @Override
    public @Nullable String vmId() {
        return null;
    }

    @Override
    public String group() {
        return ref.group();
    }

    @Override
    public String key() {
        return ref.key();
    }

    /** The members that the models were fitted to. */
    public synchronized Set<VmRef> members() {
        return Set.copyOf(members.keySet());
    }

    /** The members that are part of what is forecast: those heard of within the last hour of steps. */
    public synchronized Set<VmRef> counted(Resource resource) {
        return members.entrySet().stream()
                .filter(member -> member.getValue().counts(resource, through()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A member's events count by its part of the group's use. */
    @Override
    public synchronized PlannedLoad planned(LoadEvents events, Resource resource, long from, int steps) {
        List<PlannedLoad> parts = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        members.forEach((vm, member) -> {
            if (member.counts(resource, through())) {
                parts.add(events.of(vm).ahead(resource, from, steps));
                shares.add(member.mean(resource));
            }
        });
        return PlannedLoad.ofSum(
                parts, shares.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Replaces models and members; calibration goes on where the members are the same. */
    synchronized void fitted(Fit fit, Instant at, long throughStep, long nextRefit) {
        if (fit.members().keySet().equals(members.keySet())) {
            Map<Resource, FittedModel> before = models();
            fit.models().forEach((resource, model) -> {
                FittedModel old = before.get(resource);
                if (old != null) {
                    handOver(old, model, throughStep);
                }
            });
        }
        members = fit.members();
        fitted(fit.models(), at, throughStep, nextRefit);
    }

    /**
     * Takes the steps up to and including one.
     *
     * @param use by member, each in order of steps; steps without are missing
     */
    synchronized void take(Map<VmRef, List<StepUse>> use, long upTo, LoadEvents events) {
        long first = through() + 1;
        if (upTo < first) {
            return;
        }
        GroupTotals totals = new GroupTotals(first, Math.toIntExact(upTo + 1 - first));
        members.forEach((vm, member) -> totals.add(member, use.getOrDefault(vm, List.of()), events.of(vm)));
        for (long step = first; step <= upTo; step++) {
            long at = step;
            take(step, resource -> totals.at(resource, at), this::isCensored);
        }
    }

    /**
     * Notes present use: the sum of the members', as old as the latest of them. It stands at its limit if members that do make up
     * more than half of it.
     */
    void observe(Resource resource, Collection<Observed> ofMembers) {
        double sum = 0;
        double atLimit = 0;
        Instant latest = Instant.MIN;
        for (Observed one : ofMembers) {
            sum += one.value();
            atLimit += one.censored() ? one.value() : 0;
            latest = one.at().isAfter(latest) ? one.at() : latest;
        }
        if (!ofMembers.isEmpty()) {
            observe(resource, new Observed(sum, latest, 2 * atLimit > sum));
        }
    }

    /**
     * What a fit found.
     *
     * @param models by resource, one at least
     * @param members each with the steps taken that the models were fitted to
     */
    record Fit(Map<Resource, FittedModel> models, Map<VmRef, MemberUse> members) {}
}
