package io.headroom.replay;

import java.util.Arrays;

/**
 * The cheapest allocation at a rate of violations if one may choose with hindsight which steps to violate: those that save most,
 * each of which still pays one unit. Sums up by how many units a step would save, so its size does not grow with the VMs.
 */
public final class Oracle {

    private final double unit;
    private long[] stepsBySaving = new long[64];
    private double foresight;
    private long scored;

    Oracle(Resource resource) {
        this.unit = resource.unit();
    }

    /** Takes in the scored steps of a VM. */
    void add(Demand vm) {
        for (int t = Grid.WARM_UP; t < vm.steps(); t++) {
            if (vm.isScored(t)) {
                add(vm.need(t));
            }
        }
    }

    private void add(double need) {
        int saving = Math.toIntExact(Math.round((need - unit) / unit));
        if (saving >= stepsBySaving.length) {
            stepsBySaving = Arrays.copyOf(stepsBySaving, Math.max(saving + 1, 2 * stepsBySaving.length));
        }
        stepsBySaving[saving]++;
        foresight += need;
        scored++;
    }

    /** Takes in what another one has seen. */
    void add(Oracle other) {
        if (other.stepsBySaving.length > stepsBySaving.length) {
            stepsBySaving = Arrays.copyOf(stepsBySaving, other.stepsBySaving.length);
        }
        for (int i = 0; i < other.stepsBySaving.length; i++) {
            stepsBySaving[i] += other.stepsBySaving[i];
        }
        foresight += other.foresight;
        scored += other.scored;
    }

    /** The sum of the allocations at a rate of violations. */
    public double costAt(double target) {
        long left = (long) (target * scored);
        double cost = foresight;
        for (int saving = stepsBySaving.length - 1; saving > 0 && left > 0; saving--) {
            long steps = Math.min(left, stepsBySaving[saving]);
            cost -= steps * saving * unit;
            left -= steps;
        }
        return cost;
    }
}
