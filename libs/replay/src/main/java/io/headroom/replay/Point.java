package io.headroom.replay;

/**
 * What one setting of a policy's knob did, pooled over VMs.
 *
 * @param knob the setting
 * @param yardstick what the VMs' demand says
 * @param tally what the allocations did
 */
public record Point(String knob, Yardstick yardstick, Tally tally) {

    /** Violated per scored steps. */
    public double violations() {
        return (double) tally.violated() / yardstick.scored();
    }

    /** Unmet demand as a share of demand. */
    public double unmet() {
        return tally.unmet() / yardstick.demand();
    }

    /** What was allocated and not used, as a share of what was allocated. */
    public double slack() {
        return 1 - (yardstick.demand() - tally.unmet()) / tally.allocated();
    }

    /** Cost in terms of holding every VM's peak. */
    public double costPerPeak() {
        return tally.allocated() / yardstick.peak();
    }

    /** Cost in terms of perfect foresight. */
    public double costPerForesight() {
        return tally.allocated() / yardstick.foresight();
    }

    /** Changes of the allocation per VM and day. */
    public double changesPerVmDay() {
        return tally.changes() / yardstick.days();
    }

    /**
     * Cost with unmet demand priced, in terms of perfect foresight.
     *
     * @param lambda price of a unit short for a step, in prices of a unit held for a step
     */
    public double priced(double lambda) {
        return (tally.allocated() + lambda * tally.unmet()) / yardstick.foresight();
    }

    /**
     * The same with changes priced too.
     *
     * @param change price of one change, in prices of a unit (0.25 core, 256 MiB) held for a step
     * @param unit the unit in cores or MiB
     */
    public double priced(double lambda, double change, double unit) {
        return priced(lambda) + change * unit * tally.changes() / yardstick.foresight();
    }
}
