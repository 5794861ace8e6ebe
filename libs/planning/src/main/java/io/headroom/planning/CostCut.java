package io.headroom.planning;

import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;

/**
 * Brings payers whose present rate passes their hard threshold back below it: of what they hold, the units worth least for
 * their cost are given back, one by one, until the threshold holds.
 */
public final class CostCut {

    /** An excess that may come of adding up in another order: none. */
    private static final double ROUNDING = 1e-7;

    private CostCut() {}

    /**
     * Chooses what is kept, and gives the cost of the rest back to its payer.
     *
     * @param spendable what each payer may still spend, negative above its threshold; a payer that is not listed has none
     * @param held among equals the earlier ones give way first
     * @return how many units of each are kept
     */
    public static int[] kept(Map<String, Double> spendable, List<Held> held) {
        int[] kept = new int[held.size()];
        PriorityQueue<Unit> queue = new PriorityQueue<>();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = held.get(i).units;
            offer(queue, spendable, held.get(i), i, kept[i]);
        }
        while (!queue.isEmpty()) {
            int i = queue.remove().held;
            Held of = held.get(i);
            if (exceeds(spendable, of.payer)) {
                kept[i]--;
                spendable.merge(of.payer, of.unitCost, Double::sum);
                offer(queue, spendable, of, i, kept[i]);
            }
        }
        return kept;
    }

    private static void offer(PriorityQueue<Unit> queue, Map<String, Double> spendable, Held held, int i, int units) {
        if (units > held.least && held.unitCost > 0 && exceeds(spendable, held.payer)) {
            queue.add(new Unit(i, held.worth.applyAsDouble(units - 1) / held.unitCost));
        }
    }

    private static boolean exceeds(Map<String, Double> spendable, String payer) {
        return spendable.getOrDefault(payer, 0.0) < -ROUNDING;
    }

    /**
     * What one VM holds of one resource.
     *
     * @param payer whose threshold it counts against
     * @param units whole units
     * @param least how many cannot be given back
     * @param unitCost what a unit costs over the time its cost is committed for
     * @param worth of each unit, the first being 0; never rises with it
     */
    public record Held(String payer, int units, int least, double unitCost, IntToDoubleFunction worth) {}

    private record Unit(int held, double ratio) implements Comparable<Unit> {

        @Override
        public int compareTo(Unit other) {
            return ratio != other.ratio ? Double.compare(ratio, other.ratio) : Integer.compare(held, other.held);
        }
    }
}
