package io.headroom.allocator.planner;

import io.headroom.allocator.planner.VmOutlook.ResourceOutlook;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.planning.Claim;
import io.headroom.planning.DemandOutlook;
import io.headroom.planning.Growth;
import io.headroom.planning.ResourceSize.Rule;
import java.util.EnumSet;
import java.util.Set;

/** Puts what VMs still have to grow by as claims on hosts. */
final class Claims {

    /** What these rules ask for is needed for certain. */
    private static final Set<Rule> CERTAIN = EnumSet.of(
            Rule.PRESENT_USE, Rule.SURGE, Rule.GUARANTEE, Rule.BREACH_REPAIR, Rule.REACTIVE, Rule.NO_HISTORY);

    private final PoolPlan plan;

    Claims(PoolPlan plan) {
        this.plan = plan;
    }

    /** @param hostId the VM's host, or any text while it has none */
    Claim of(VmPlan vm, String hostId) {
        VmTerms terms = vm.requireTerms();
        Growth growth = new Growth(
                vm.vm().key(),
                vm.vm().tenantId(),
                held(vm),
                vm.growth(),
                Amounts.max(terms.guarantee(), terms.lowest()));
        Growth.Prices prices = new Growth.Prices(
                plan.unit,
                terms.pricePerStep(),
                terms.worths(),
                plan.committedSteps(vm.vm().tenantId()));
        return growth.claim(hostId, prices, (resource, amount) -> exceedance(vm, resource, amount));
    }

    /** How likely it is that the VM needs more than an amount, 0..1. */
    double exceedance(VmPlan vm, int resource, long amount) {
        ResourceOutlook outlook = vm.outlook(resource);
        DemandOutlook ahead = outlook == null ? null : outlook.ahead();
        if (ahead == null || CERTAIN.contains(vm.sizes[resource].rule())) {
            return 1;
        }
        VmTerms terms = vm.requireTerms();
        int lead = plan.timing.lead();
        int steps = terms.tier().stepByStep() ? 1 : plan.timing.hold();
        return ahead.meanExceedance(lead, lead + steps, amount / terms.margin()[resource]);
    }

    /** What the VM has by now. */
    static long[] held(VmPlan vm) {
        return Amounts.plus(vm.before, vm.granted);
    }
}
