package io.headroom.allocator.planner;

import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.planning.CostCut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Brings tenants whose present rate passes their hard threshold back below it, the VMs worth least first. */
final class CostCap {

    private final PoolPlan plan;

    CostCap(PoolPlan plan) {
        this.plan = plan;
    }

    /** The tenants above their threshold. */
    Set<String> exceeded() {
        Set<String> tenants = new HashSet<>();
        plan.spendable().forEach((tenant, left) -> {
            if (left < 0) {
                tenants.add(tenant);
            }
        });
        return tenants;
    }

    /** What planned VMs hold costs the present price to the end of the window, whatever it cost when they were planned last. */
    void reprice(List<VmPlan> vms) {
        for (VmPlan vm : vms) {
            Holding holding = vm.holding;
            String tenant = vm.vm().tenantId();
            if (holding != null) {
                double dearer = vm.requireTerms().activeCost(holding.target()) - holding.costPerStep();
                plan.spendable().computeIfPresent(tenant, (key, left) -> left - dearer * plan.committedSteps(tenant));
            }
        }
    }

    /** Lowers the targets of planned VMs to their owners' minimum until the threshold holds. */
    void apply(List<VmPlan> vms) {
        List<VmPlan> leastFirst = new ArrayList<>(vms);
        Collections.reverse(leastFirst);
        List<CostCut.Held> held =
                leastFirst.stream().map(vm -> new CostCut.Held(vm.vm().tenantId(), saving(vm))).toList();
        boolean[] lowered = CostCut.choose(plan.spendable(), held);
        for (int i = 0; i < lowered.length; i++) {
            if (lowered[i]) {
                VmPlan vm = leastFirst.get(i);
                vm.target = Amounts.min(vm.target, lowest(vm));
                vm.cappedByCost = true;
            }
        }
    }

    private double saving(VmPlan vm) {
        return vm.requireTerms().activeCost(Amounts.minus(vm.before, lowest(vm)))
                * plan.committedSteps(vm.vm().tenantId());
    }

    private static long[] lowest(VmPlan vm) {
        return Amounts.min(vm.requireTerms().lowest(), vm.before);
    }
}
