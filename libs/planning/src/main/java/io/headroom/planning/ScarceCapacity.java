package io.headroom.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Shares a host's free capacity among claims: guarantees first, then unit by unit in order of value per dominant share,
 * until capacity or the payer's cost threshold is used up.
 *
 * <p>Greedy on the density of each next unit; exact while units are small beside the host, because values never rise.
 */
public final class ScarceCapacity {

    private final long[] capacity;
    private final long[] free;
    private final Map<String, Double> spendable;

    /**
     * @param capacity the host's whole capacity of each resource: the measure of a share
     * @param free what of it is free
     * @param spendable what each payer may still spend; a payer that is not listed has no threshold
     */
    public ScarceCapacity(long[] capacity, long[] free, Map<String, Double> spendable) {
        this.capacity = capacity.clone();
        this.free = free.clone();
        this.spendable = new HashMap<>(spendable);
    }

    /** The grants in the order of the claims; equal input gives equal output. */
    public List<Grant> share(List<Claim> claims) {
        List<Tally> tallies = new ArrayList<>();
        PriorityQueue<Unit> queue = new PriorityQueue<>(Comparator.comparing((Unit unit) -> !unit.guaranteed)
                .thenComparing(unit -> -unit.density)
                .thenComparingInt(unit -> unit.order)
                .thenComparingInt(unit -> unit.resource));
        for (Claim claim : claims) {
            Tally tally = new Tally(claim);
            tallies.add(tally);
            for (int resource = 0; resource < claim.units().length; resource++) {
                offer(queue, tally, tallies.size() - 1, resource);
            }
        }
        while (!queue.isEmpty()) {
            Unit unit = queue.remove();
            Tally tally = tallies.get(unit.order);
            if (take(tally, unit.resource)) {
                offer(queue, tally, unit.order, unit.resource);
            }
        }
        return tallies.stream().map(Tally::grant).toList();
    }

    private void offer(PriorityQueue<Unit> queue, Tally tally, int order, int resource) {
        int next = tally.granted[resource];
        Claim claim = tally.claim;
        if (next >= claim.units()[resource]) {
            return;
        }
        double share = (double) claim.unitSize()[resource] / Math.max(1, capacity[resource]);
        queue.add(new Unit(
                order,
                resource,
                next < claim.guaranteed()[resource],
                claim.value().of(resource, next) / share));
    }

    /** Takes one unit; a resource that is refused once is refused for the rest of its claim. */
    private boolean take(Tally tally, int resource) {
        Claim claim = tally.claim;
        if (claim.unitSize()[resource] > free[resource]) {
            tally.cappedByCapacity = true;
            return false;
        }
        double cost = claim.unitCost()[resource];
        Double left = spendable.get(claim.payer());
        if (left != null && cost > left) {
            tally.cappedByCost = true;
            return false;
        }
        if (left != null) {
            spendable.put(claim.payer(), left - cost);
        }
        free[resource] -= claim.unitSize()[resource];
        tally.granted[resource]++;
        return true;
    }

    private record Unit(int order, int resource, boolean guaranteed, double density) {}

    private static final class Tally {

        private final Claim claim;
        private final int[] granted;
        private boolean cappedByCapacity;
        private boolean cappedByCost;

        Tally(Claim claim) {
            this.claim = claim;
            this.granted = new int[claim.units().length];
        }

        Grant grant() {
            return new Grant(claim.id(), granted, cappedByCapacity, cappedByCost);
        }
    }
}
