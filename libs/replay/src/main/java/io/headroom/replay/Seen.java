package io.headroom.replay;

/**
 * What a policy may ask about a VM: its size, and its demand without gaps (a missing step shows the value before it). To decide
 * on step {@code t} at lead {@code L} a policy uses steps up to {@link #newest newest(t, L)} only; {@code NoLookAhead} in the
 * tests holds every policy to that.
 */
public final class Seen {

    private final Demand demand;

    Seen(Demand demand) {
        this.demand = demand;
    }

    /** The newest step that may be used for a decision on a step: {@code t - 1 - lead}, negative if there is none. */
    public static int newest(int step, int lead) {
        return step - 1 - lead;
    }

    public String id() {
        return demand.id();
    }

    public Resource resource() {
        return demand.resource();
    }

    public Grid grid() {
        return demand.grid();
    }

    public int steps() {
        return demand.steps();
    }

    /** The most that the VM was ever given, in cores or MiB. */
    public double capacity() {
        return demand.capacity();
    }

    /** The demand of a step in cores or MiB. */
    public double at(int step) {
        return demand.known(step);
    }

    /** Whether the step's value was measured, not carried on from the step before. */
    public boolean isObserved(int step) {
        return demand.isObserved(step);
    }

    /** The demand of all steps, a copy. */
    public double[] toArray() {
        double[] values = new double[steps()];
        for (int t = 0; t < values.length; t++) {
            values[t] = demand.known(t);
        }
        return values;
    }

    /** What is allocated if a policy wants this amount. */
    public double rounded(double amount) {
        return demand.rounded(amount);
    }
}
