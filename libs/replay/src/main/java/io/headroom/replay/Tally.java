package io.headroom.replay;

/**
 * What an allocation did in the scored steps.
 *
 * @param violated steps in which demand was above the allocation
 * @param allocated the sum of the allocations, in units of the resource times steps
 * @param unmet the sum of demand above the allocation
 * @param changes steps in which the allocation differed from that of the step before, both scored
 */
public record Tally(long violated, double allocated, double unmet, long changes) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    /**
     * Scores an allocation.
     *
     * @param allocated by step, rounded already
     */
    public static Tally of(Demand vm, double[] allocated) {
        long violated = 0;
        double sum = 0;
        double unmet = 0;
        long changes = 0;
        boolean scoredBefore = false;
        for (int t = Grid.WARM_UP; t < allocated.length; t++) {
            boolean scored = vm.isObserved(t);
            if (scored) {
                double gap = vm.at(t) - allocated[t];
                sum += allocated[t];
                if (gap > Demand.TOLERANCE) {
                    violated++;
                    unmet += gap;
                }
                if (scoredBefore && allocated[t] != allocated[t - 1]) {
                    changes++;
                }
            }
            scoredBefore = scored;
        }
        return new Tally(violated, sum, unmet, changes);
    }

    Tally plus(Tally other) {
        return new Tally(
                violated + other.violated, allocated + other.allocated, unmet + other.unmet, changes + other.changes);
    }
}
