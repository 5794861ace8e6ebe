package io.headroom.planning;

import java.util.List;
import java.util.PriorityQueue;

/** One way to share rooms among bids while it comes about: who has how much, and what is left of hosts and payers. */
final class Sharing {

    private final Bids bids;
    private final long[][] free;
    private final double[] spent;
    private final int[][] granted;

    /** What nobody competes for is granted from the start. */
    Sharing(Bids bids) {
        this.bids = bids;
        this.granted = new int[bids.size()][];
        this.spent = new double[bids.payers()];
        this.free = new long[bids.rooms().size()][];
        for (int host = 0; host < free.length; host++) {
            free[host] = bids.rooms().get(host).free().clone();
        }
        for (int claim = 0; claim < granted.length; claim++) {
            granted[claim] = new int[bids.resources(claim)];
            for (int resource = 0; resource < granted[claim].length; resource++) {
                if (!bids.contested(claim, resource)) {
                    change(claim, resource, bids.claim(claim).units()[resource]);
                }
            }
        }
    }

    Bids bids() {
        return bids;
    }

    int granted(int claim, int resource) {
        return granted[claim][resource];
    }

    /** The worth of the last unit that a claim was granted. */
    double lastValue(int claim, int resource) {
        return bids.value(claim, resource, granted[claim][resource] - 1);
    }

    /** The worth of the next unit that a claim wants. */
    double nextValue(int claim, int resource) {
        return bids.value(claim, resource, granted[claim][resource]);
    }

    /** The worth of all that is granted. */
    double total() {
        double total = 0;
        for (int claim = 0; claim < granted.length; claim++) {
            for (int resource = 0; resource < granted[claim].length; resource++) {
                for (int unit = 0; unit < granted[claim][resource]; unit++) {
                    total += bids.value(claim, resource, unit);
                }
            }
        }
        return total;
    }

    /** How many units are granted of those that are guaranteed. */
    int guaranteedUnits() {
        int units = 0;
        for (int claim = 0; claim < granted.length; claim++) {
            for (int resource = 0; resource < granted[claim].length; resource++) {
                units += Math.min(granted[claim][resource], bids.claim(claim).guaranteed()[resource]);
            }
        }
        return units;
    }

    /** Whether more is wanted than is granted. */
    boolean wants(int claim, int resource) {
        return granted[claim][resource] < bids.claim(claim).units()[resource];
    }

    /** Whether the claim's host has room for its next unit. */
    boolean fits(int claim, int resource) {
        int host = bids.host(claim);
        return host != Bids.NOWHERE && bids.claim(claim).unitSize()[resource] <= free[host][resource];
    }

    /** Whether the claim's payer can pay for its next unit; what adding up in another order may differ by does not count. */
    boolean affordable(int claim, int resource) {
        int payer = bids.payer(claim);
        double limit = bids.limit(payer);
        return spent[payer] + bids.claim(claim).unitCost()[resource] <= limit + tolerance(limit);
    }

    private static double tolerance(double limit) {
        return Double.isInfinite(limit) ? 0 : 1e-9 * Math.max(1, Math.abs(limit));
    }

    void take(int claim, int resource) {
        change(claim, resource, 1);
    }

    void giveBack(int claim, int resource) {
        change(claim, resource, -1);
    }

    private void change(int claim, int resource, int units) {
        Claim of = bids.claim(claim);
        granted[claim][resource] += units;
        free[bids.host(claim)][resource] -= units * of.unitSize()[resource];
        spent[bids.payer(claim)] += units * of.unitCost()[resource];
    }

    /**
     * Grants what is guaranteed, then unit by unit in the order of worth per dominant share, as long as units are worth
     * more than the prices of their payers' money and thresholds hold.
     *
     * @param prices of each payer's money; where it is 0 whatever fits is granted
     */
    void fill(double[] prices) {
        PriorityQueue<Unit> queue = new PriorityQueue<>();
        for (int claim = 0; claim < granted.length; claim++) {
            offer(queue, claim, prices);
        }
        drain(queue, prices, true);
    }

    /** The same without thresholds: hosts do not depend on each other then. */
    void fillWithoutThresholds(double[] prices) {
        PriorityQueue<Unit> queue = new PriorityQueue<>();
        for (int host = 0; host < free.length; host++) {
            for (int claim : bids.onHost(host)) {
                offer(queue, claim, prices);
            }
            drain(queue, prices, false);
        }
    }

    private void drain(PriorityQueue<Unit> queue, double[] prices, boolean bounded) {
        while (!queue.isEmpty()) {
            Unit unit = queue.remove();
            if (fits(unit.claim, unit.resource) && (!bounded || affordable(unit.claim, unit.resource))) {
                take(unit.claim, unit.resource);
                offer(queue, unit.claim, unit.resource, prices);
            }
        }
    }

    /** Whether a payer has spent more than its threshold allows. */
    boolean overspent(int payer) {
        return spent[payer] > bids.limit(payer) + tolerance(bids.limit(payer));
    }

    private void offer(PriorityQueue<Unit> queue, int claim, double[] prices) {
        for (int resource = 0; resource < granted[claim].length; resource++) {
            offer(queue, claim, resource, prices);
        }
    }

    private void offer(PriorityQueue<Unit> queue, int claim, int resource, double[] prices) {
        if (!wants(claim, resource) || !fits(claim, resource)) {
            return;
        }
        Claim of = bids.claim(claim);
        double price = prices[bids.payer(claim)];
        boolean guaranteed = granted[claim][resource] < of.guaranteed()[resource];
        double net = nextValue(claim, resource) - price * of.unitCost()[resource];
        if (guaranteed || net > 0 || price == 0) {
            double share = bids.room(claim).share(resource, of.unitSize()[resource]);
            queue.add(new Unit(claim, resource, guaranteed, net / share));
        }
    }

    /** What each claim got, and what stands in the way of the rest. */
    List<Grant> grants() {
        Grant[] grants = new Grant[granted.length];
        for (int claim = 0; claim < granted.length; claim++) {
            boolean byCapacity = false;
            boolean byCost = false;
            for (int resource = 0; resource < granted[claim].length; resource++) {
                if (wants(claim, resource)) {
                    byCapacity |= !fits(claim, resource);
                    byCost |= fits(claim, resource) && !affordable(claim, resource);
                }
            }
            grants[claim] = new Grant(bids.claim(claim).id(), granted[claim].clone(), byCapacity, byCost);
        }
        return List.of(grants);
    }

    /** The next unit of a claim; compared often, so by hand. */
    private record Unit(int claim, int resource, boolean guaranteed, double density) implements Comparable<Unit> {

        @Override
        public int compareTo(Unit other) {
            if (guaranteed != other.guaranteed) {
                return guaranteed ? -1 : 1;
            }
            if (density != other.density) {
                return density > other.density ? -1 : 1;
            }
            return claim != other.claim
                    ? Integer.compare(claim, other.claim)
                    : Integer.compare(resource, other.resource);
        }
    }
}
