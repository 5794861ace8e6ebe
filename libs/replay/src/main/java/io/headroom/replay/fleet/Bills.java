package io.headroom.replay.fleet;

import io.headroom.replay.Resource;
import io.headroom.replay.Tally;
import io.headroom.replay.Yardstick;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** The bills of a fleet by tier; added up in the order in which VMs are added. */
public final class Bills {

    private final Map<Tier, Bill> tiers = new EnumMap<>(Tier.class);

    /** Takes in what a policy of the replay allocated to a VM. */
    void add(FleetVm vm, Tally tally, Yardstick yardstick) {
        Resource resource = vm.demand().resource();
        double unit = resource.unit();
        add(
                vm.tier(),
                Bill.of(
                        vm.tier(),
                        resource,
                        tally.allocated() / unit,
                        tally.unmet() / unit,
                        yardstick.demand() / unit));
    }

    /**
     * Takes in what a VM held.
     *
     * @param held units by step
     * @param factor what prices are multiplied by, by step
     */
    void add(FleetVm vm, int[] held, IntToDoubleFunction factor) {
        Resource resource = vm.demand().resource();
        for (int t = 0; t < held.length; t++) {
            if (vm.demand().isScored(t)) {
                double demand = vm.demand().at(t) / resource.unit();
                Bill step = Bill.of(vm.tier(), resource, held[t], Math.max(0, demand - held[t]), demand);
                double times = factor.applyAsDouble(t);
                add(
                        vm.tier(),
                        new Bill(
                                step.allocated(),
                                step.unmet(),
                                step.demand(),
                                times * step.cost(),
                                times * step.penalty()));
            }
        }
    }

    private void add(Tier tier, Bill bill) {
        tiers.merge(tier, bill, Bill::plus);
    }

    Bill of(Tier tier) {
        return tiers.getOrDefault(tier, Bill.NONE);
    }

    Bill all() {
        Bill sum = Bill.NONE;
        for (Tier tier : Tier.values()) {
            sum = sum.plus(of(tier));
        }
        return sum;
    }
}
