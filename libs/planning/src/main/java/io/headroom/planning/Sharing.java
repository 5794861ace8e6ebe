package io.headroom.planning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** One way to share rooms among claims while it comes about: who has how much, and what is left of hosts and payers. */
final class Sharing {

    private final List<Claim> claims;
    private final Map<String, Room> rooms;
    private final Map<String, Double> spendable;
    private final double[][][] values;
    private final Map<String, long[]> free = new HashMap<>();
    private final Map<String, Double> spent = new HashMap<>();
    private final int[][] granted;

    /** @param spendable what each payer may spend; a payer that is not listed has no threshold */
    Sharing(List<Claim> claims, Map<String, Room> rooms, Map<String, Double> spendable) {
        this(claims, rooms, spendable, new double[claims.size()][][]);
    }

    private Sharing(List<Claim> claims, Map<String, Room> rooms, Map<String, Double> spendable, double[][][] values) {
        this.claims = claims;
        this.rooms = rooms;
        this.spendable = spendable;
        this.values = values;
        this.granted = new int[claims.size()][];
        rooms.forEach((host, room) -> free.put(host, room.free().clone()));
        for (int i = 0; i < granted.length; i++) {
            granted[i] = new int[claims.get(i).units().length];
        }
    }

    /** Nothing granted yet; what units are worth is worked out once for all of them. */
    Sharing fresh() {
        return new Sharing(claims, rooms, spendable, values);
    }

    List<Claim> claims() {
        return claims;
    }

    Map<String, Double> spendable() {
        return spendable;
    }

    int granted(int claim, int resource) {
        return granted[claim][resource];
    }

    double spent(String payer) {
        return spent.getOrDefault(payer, 0.0);
    }

    double value(int claim, int resource, int unit) {
        Claim of = claims.get(claim);
        if (values[claim] == null) {
            values[claim] = new double[of.units().length][];
        }
        double[] known = values[claim][resource];
        if (known == null) {
            known = new double[of.units()[resource]];
            Arrays.fill(known, Double.NaN);
            values[claim][resource] = known;
        }
        if (Double.isNaN(known[unit])) {
            known[unit] = of.value().of(resource, unit);
        }
        return known[unit];
    }

    /** The worth of all that is granted. */
    double total() {
        double total = 0;
        for (int claim = 0; claim < granted.length; claim++) {
            for (int resource = 0; resource < granted[claim].length; resource++) {
                for (int unit = 0; unit < granted[claim][resource]; unit++) {
                    total += value(claim, resource, unit);
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
                units += Math.min(granted[claim][resource], claims.get(claim).guaranteed()[resource]);
            }
        }
        return units;
    }

    /** Whether more is wanted than is granted. */
    boolean wants(int claim, int resource) {
        return granted[claim][resource] < claims.get(claim).units()[resource];
    }

    /** Whether the claim's host has room for its next unit. */
    boolean fits(int claim, int resource) {
        Claim of = claims.get(claim);
        long[] left = free.get(of.host());
        return left != null && of.unitSize()[resource] <= left[resource];
    }

    /** Whether the claim's payer can pay for its next unit. */
    boolean affordable(int claim, int resource) {
        Claim of = claims.get(claim);
        Double limit = spendable.get(of.payer());
        return limit == null || spent(of.payer()) + of.unitCost()[resource] <= limit + tolerance(limit);
    }

    /** What adding up in another order may differ by. */
    static double tolerance(double limit) {
        return 1e-9 * Math.max(1, Math.abs(limit));
    }

    void take(int claim, int resource) {
        change(claim, resource, 1);
    }

    void giveBack(int claim, int resource) {
        change(claim, resource, -1);
    }

    /** Grants at once what nobody competes for: the host has room for all, and the payer can pay all that is asked of it. */
    void grantUncontested() {
        Map<String, long[]> wanted = new HashMap<>();
        Map<String, Double> costs = new HashMap<>();
        for (Claim claim : claims) {
            long[] onHost = wanted.computeIfAbsent(claim.host(), host -> new long[claim.units().length]);
            double cost = 0;
            for (int resource = 0; resource < onHost.length; resource++) {
                onHost[resource] += claim.units()[resource] * claim.unitSize()[resource];
                cost += claim.units()[resource] * claim.unitCost()[resource];
            }
            costs.merge(claim.payer(), cost, Double::sum);
        }
        for (int i = 0; i < granted.length; i++) {
            Claim claim = claims.get(i);
            Room room = rooms.get(claim.host());
            Double limit = spendable.get(claim.payer());
            if (room == null || (limit != null && costs.getOrDefault(claim.payer(), 0.0) > limit)) {
                continue;
            }
            long[] onHost = wanted.getOrDefault(claim.host(), new long[0]);
            for (int resource = 0; resource < onHost.length; resource++) {
                if (onHost[resource] <= room.free()[resource]) {
                    change(i, resource, claim.units()[resource]);
                }
            }
        }
    }

    private void change(int claim, int resource, int units) {
        Claim of = claims.get(claim);
        granted[claim][resource] += units;
        long[] left = free.get(of.host());
        if (left != null) {
            left[resource] -= units * of.unitSize()[resource];
        }
        spent.merge(of.payer(), units * of.unitCost()[resource], Double::sum);
    }

    /**
     * Grants what is guaranteed, then unit by unit in the order of worth per dominant share, as long as units are worth
     * more than the prices of their payers' money.
     *
     * @param prices of a payer's money; 0 where it is not listed
     * @param bounded whether the payers' thresholds hold
     */
    void fill(Map<String, Double> prices, boolean bounded) {
        PriorityQueue<Unit> queue = new PriorityQueue<>();
        for (int claim = 0; claim < granted.length; claim++) {
            for (int resource = 0; resource < granted[claim].length; resource++) {
                offer(queue, claim, resource, prices);
            }
        }
        while (!queue.isEmpty()) {
            Unit unit = queue.remove();
            if (fits(unit.claim, unit.resource) && (!bounded || affordable(unit.claim, unit.resource))) {
                take(unit.claim, unit.resource);
                offer(queue, unit.claim, unit.resource, prices);
            }
        }
    }

    private void offer(PriorityQueue<Unit> queue, int claim, int resource, Map<String, Double> prices) {
        if (!wants(claim, resource)) {
            return;
        }
        Claim of = claims.get(claim);
        Room room = rooms.get(of.host());
        int next = granted[claim][resource];
        boolean guaranteed = next < of.guaranteed()[resource];
        double net = value(claim, resource, next) - prices.getOrDefault(of.payer(), 0.0) * of.unitCost()[resource];
        if (room != null && (guaranteed || net > 0 || !prices.containsKey(of.payer()))) {
            queue.add(new Unit(claim, resource, guaranteed, net / room.share(resource, of.unitSize()[resource])));
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
            grants[claim] = new Grant(claims.get(claim).id(), granted[claim].clone(), byCapacity, byCost);
        }
        return List.of(grants);
    }

    private record Unit(int claim, int resource, boolean guaranteed, double density) implements Comparable<Unit> {

        private static final Comparator<Unit> ORDER = Comparator.comparing((Unit unit) -> !unit.guaranteed)
                .thenComparing(unit -> -unit.density)
                .thenComparingInt(unit -> unit.claim)
                .thenComparingInt(unit -> unit.resource);

        @Override
        public int compareTo(Unit other) {
            return ORDER.compare(this, other);
        }
    }
}
