package io.headroom.planning;

import java.util.List;
import java.util.Map;

/**
 * Brings payers whose present rate passes their hard threshold back below it: what they hold is lowered to the least it may
 * be, that of least worth first, until the threshold holds.
 */
public final class CostCut {

    private CostCut() {}

    /**
     * Chooses what is lowered, and gives its cost back to its payer.
     *
     * @param spendable what each payer may still spend, negative above its threshold; a payer that is not listed has none
     * @param leastFirst what is held, that of least worth first
     * @return for each whether it is lowered
     */
    public static boolean[] choose(Map<String, Double> spendable, List<Held> leastFirst) {
        boolean[] lowered = new boolean[leastFirst.size()];
        for (int i = 0; i < lowered.length; i++) {
            Held held = leastFirst.get(i);
            Double left = spendable.get(held.payer());
            if (left != null && left < 0) {
                lowered[i] = true;
                spendable.put(held.payer(), left + held.saving());
            }
        }
        return lowered;
    }

    /**
     * What one VM holds.
     *
     * @param payer whose threshold it counts against
     * @param saving what lowering it to the least saves over the time its cost is committed for
     */
    public record Held(String payer, double saving) {}
}
