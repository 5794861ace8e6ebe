package io.headroom.allocator.planner;

import io.headroom.allocator.planner.Decision.Details;
import io.headroom.allocator.planner.Decision.ResourceDecision;
import io.headroom.allocator.planner.VmOutlook.ResourceOutlook;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.contracts.Resource;
import io.headroom.planning.Outcome;
import io.headroom.planning.ResourceSize.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Puts into words how a plan of a VM came out. */
final class Deciding {

    private static final Set<Rule> KEEPING = EnumSet.of(Rule.FORECAST_STALE, Rule.FORECAST_IMPLAUSIBLE);
    private static final Set<Rule> WAITING = EnumSet.of(Rule.COOL_DOWN, Rule.CHANGE_COST);

    private Deciding() {}

    static Decision decide(VmPlan vm, PoolPlan plan, String decisionId) {
        return new Decision(
                decisionId,
                vm.vm(),
                plan.pool.poolId(),
                vm.book == null ? vm.entry.hostId() : vm.book.calendar().hostId(),
                plan.step,
                plan.now,
                vm.cause == null ? Cause.STEP : vm.cause,
                vm.entry.mode(),
                outcome(vm),
                reasons(vm),
                details(vm, plan));
    }

    private static Outcome outcome(VmPlan vm) {
        if (vm.terms == null) {
            return Outcome.DEFERRED;
        }
        if (vm.acts() && vm.holding == null) {
            return Outcome.REFUSED;
        }
        if (vm.cappedByCost) {
            return Outcome.CAPPED_BY_COST;
        }
        if (vm.cappedByCapacity) {
            return Outcome.CAPPED_BY_CAPACITY;
        }
        if (!Arrays.equals(vm.before, vm.target)) {
            return Outcome.GRANTED;
        }
        if (anyRule(vm, KEEPING)) {
            return Outcome.HELD;
        }
        return anyRule(vm, WAITING) ? Outcome.DEFERRED : Outcome.UNCHANGED;
    }

    private static boolean anyRule(VmPlan vm, Set<Rule> rules) {
        return Arrays.stream(vm.sizes).anyMatch(size -> rules.contains(size.rule()));
    }

    /** What bound the VM as a whole, then each resource's rule: of those that change, or of all if none does. */
    private static List<String> reasons(VmPlan vm) {
        Set<Reason> ofVm = EnumSet.noneOf(Reason.class);
        ofVm.addAll(vm.reasons);
        if (vm.terms == null) {
            ofVm.add(Reason.TIER_UNKNOWN);
        }
        if (vm.cappedByCost) {
            ofVm.add(Reason.COST_THRESHOLD);
        }
        if (vm.cappedByCapacity) {
            ofVm.add(Reason.CAPACITY_SHORT);
        }
        VmOutlook outlook = vm.outlook;
        if (outlook != null && outlook.age() > 1) {
            ofVm.add(Reason.FORECAST_LATE);
        }
        if (outlook != null && outlook.fallsBack()) {
            ofVm.add(Reason.FORECAST_FALLBACK);
        }
        if (outlook != null && outlook.implausible()) {
            ofVm.add(Reason.FORECAST_IMPLAUSIBLE);
        }
        List<String> reasons = new ArrayList<>();
        ofVm.forEach(reason -> reasons.add(reason.name()));
        boolean settled = Arrays.equals(vm.before, vm.target);
        for (int resource = 0; resource < vm.sizes.length; resource++) {
            if (settled || vm.target[resource] != vm.before[resource]) {
                reasons.add(Resource.values()[resource] + ":" + vm.sizes[resource].rule());
            }
        }
        return List.copyOf(reasons);
    }

    private static Details details(VmPlan vm, PoolPlan plan) {
        List<ResourceDecision> resources = new ArrayList<>();
        for (int resource = 0; resource < vm.sizes.length; resource++) {
            ResourceOutlook outlook = vm.outlook(resource);
            long decided = vm.acts()
                    ? Math.min(vm.target[resource], vm.before[resource]) + vm.granted[resource]
                    : vm.target[resource];
            resources.add(new ResourceDecision(
                    Resource.values()[resource].name(),
                    vm.before[resource],
                    vm.sizes[resource].wanted(),
                    vm.sizes[resource].target(),
                    decided,
                    Math.max(0, vm.sizes[resource].target() - decided),
                    vm.sizes[resource].rule().name(),
                    outlook == null ? null : outlook.observed(),
                    outlook == null ? null : outlook.model(),
                    outlook == null ? null : outlook.fallback()));
        }
        VmOutlook outlook = vm.outlook;
        return new Details(
                vm.qos == null ? null : vm.qos.tier(),
                vm.qos == null ? null : vm.qos.shortageWeight(),
                outlook == null ? null : outlook.version(),
                outlook == null ? null : outlook.age(),
                plan.timing.lead(),
                resources,
                vm.reservedAhead,
                vm.generation == 0 ? null : vm.generation);
    }

    /** What the VM shall have after this plan. */
    static long[] decided(VmPlan vm) {
        return Amounts.plus(Amounts.min(vm.target, vm.before), vm.granted);
    }
}
