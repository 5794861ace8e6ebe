package io.headroom.replay;

/**
 * What a VM's demand alone says about its scored steps.
 *
 * @param scored how many steps count
 * @param demand the sum of it, in units of the resource times steps, as all sums here
 * @param foresight the sum of the rounded demand
 * @param peak the largest rounded demand, held all the time: the cost of the best static allocation that never violates
 */
public record Yardstick(long scored, double demand, double foresight, double peak) {

    static final Yardstick NONE = new Yardstick(0, 0, 0, 0);

    /** Measures a VM. */
    public static Yardstick of(Demand vm) {
        long scored = 0;
        double demand = 0;
        double foresight = 0;
        double largest = 0;
        for (int t = Grid.WARM_UP; t < vm.steps(); t++) {
            if (vm.isScored(t)) {
                scored++;
                demand += vm.at(t);
                foresight += vm.need(t);
                largest = Math.max(largest, vm.need(t));
            }
        }
        return new Yardstick(scored, demand, foresight, largest * scored);
    }

    Yardstick plus(Yardstick other) {
        return new Yardstick(
                scored + other.scored, demand + other.demand, foresight + other.foresight, peak + other.peak);
    }

    /** Scored steps in days. */
    public double days() {
        return (double) scored / Grid.DAY;
    }
}
