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

    /** Lowers the targets of planned VMs by the units worth least for their cost until the threshold holds. */
    void apply(List<VmPlan> vms) {
        Claims claims = new Claims(plan);
        List<VmPlan> leastFirst = new ArrayList<>(vms);
        Collections.reverse(leastFirst);
        List<CostCut.Held> held = new ArrayList<>();
        for (VmPlan vm : leastFirst) {
            for (int resource = 0; resource < Amounts.COUNT; resource++) {
                held.add(held(vm, resource, claims));
            }
        }
        int[] kept = CostCut.kept(plan.spendable(), held);
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] < held.get(i).units()) {
                lower(leastFirst.get(i / Amounts.COUNT), i % Amounts.COUNT, kept[i]);
            }
        }
    }

    private CostCut.Held held(VmPlan vm, int resource, Claims claims) {
        VmTerms terms = vm.requireTerms();
        String tenant = vm.vm().tenantId();
        long unit = plan.unit[resource];
        return new CostCut.Held(
                tenant,
                Math.toIntExact(vm.before[resource] / unit),
                Math.toIntExact((terms.lowest()[resource] + unit - 1) / unit),
                terms.pricePerStep()[resource] * unit * plan.committedSteps(tenant),
                held -> terms.worth(resource) * unit * claims.exceedance(vm, resource, held * unit));
    }

    private void lower(VmPlan vm, int resource, int units) {
        long most = units * plan.unit[resource];
        if (most < vm.target[resource]) {
            vm.target = vm.target.clone();
            vm.target[resource] = most;
        }
        vm.cappedByCost = true;
    }
}
