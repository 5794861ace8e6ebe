package io.headroom.allocator.reservation;

import io.headroom.contracts.VmRef;

/**
 * What one VM holds on its host: {@code booked} in every slot from now to before {@code coverTo}, and its guarantee as
 * reserved after that.
 */
public final class Holding {

    private final VmRef vm;
    private final String poolId;
    private final String hostId;
    long[] target;
    long[] booked;
    long[] guaranteed;
    long coverTo;
    private final long[] neededAt;
    private long plannedStep;
    private double costPerStep;

    Holding(VmRef vm, String poolId, String hostId, State state) {
        this.vm = vm;
        this.poolId = poolId;
        this.hostId = hostId;
        this.target = state.target;
        this.booked = state.booked;
        this.guaranteed = state.guaranteed;
        this.coverTo = state.coverTo;
        this.neededAt = state.neededAt;
        this.plannedStep = state.plannedStep;
        this.costPerStep = state.costPerStep;
    }

    public VmRef vm() {
        return vm;
    }

    public String poolId() {
        return poolId;
    }

    public String hostId() {
        return hostId;
    }

    /** What was asked for last. */
    public long[] target() {
        return target.clone();
    }

    /** What its cells hold: never less than what was asked for. */
    public long[] booked() {
        return booked.clone();
    }

    public long[] guaranteed() {
        return guaranteed.clone();
    }

    /** After the last step that is covered. */
    public long coverTo() {
        return coverTo;
    }

    /** The step in which all that it holds of the resource was last called for. */
    public long neededAt(int resource) {
        return neededAt[resource];
    }

    /** Notes that all that it holds of the resource is called for. */
    public void needed(int resource, long step) {
        neededAt[resource] = step;
    }

    /** The step in which the VM was planned last. */
    public long plannedStep() {
        return plannedStep;
    }

    public double costPerStep() {
        return costPerStep;
    }

    /** Notes that the VM was planned, and what it costs a step from now on. */
    public void planned(long step, double cost) {
        plannedStep = step;
        costPerStep = cost;
    }

    /** Asks for less; the cells follow once the provider has reported it. */
    public void shrink(long[] lower) {
        target = Amounts.min(target, lower);
    }

    /** Takes what is in force for what was asked for: the provider would not change it. */
    void giveUp(long[] effective) {
        target = Amounts.min(booked, effective);
    }

    void grow(long[] growth, long step) {
        target = Amounts.plus(target, growth);
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            if (growth[resource] > 0) {
                neededAt[resource] = step;
            }
        }
    }

    /**
     * What is stored of it.
     *
     * @param neededAt step in which all of it was last called for per resource
     * @param plannedStep step of the last plan
     */
    record State(
            long[] target,
            long[] booked,
            long[] guaranteed,
            long coverTo,
            long[] neededAt,
            long plannedStep,
            double costPerStep) {}
}
