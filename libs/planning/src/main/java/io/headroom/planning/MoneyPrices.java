package io.headroom.planning;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the money of payers at their threshold is worth: the price at which each would just spend what it may, if it bought
 * only units worth more than their cost times that price (the multiplier of its budget in the Lagrangian relaxation).
 *
 * @param low at which each spends more than it may
 * @param high at which none does
 */
record MoneyPrices(Map<String, Double> low, Map<String, Double> high) {

    /** Halvings: enough to tell apart any two units whose worth differs by a thousandth. */
    private static final int ROUNDS = 20;

    /** All prices are narrowed down together: payers meet only where they share a host. */
    static MoneyPrices of(Sharing sharing, Set<String> payers) {
        Map<String, Double> low = new HashMap<>();
        Map<String, Double> high = new HashMap<>();
        for (String payer : payers) {
            low.put(payer, 0.0);
            high.put(payer, highest(sharing, payer));
        }
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Double> middle = new HashMap<>();
            payers.forEach(payer -> middle.put(payer, (at(low, payer) + at(high, payer)) / 2));
            Sharing trial = sharing.fresh();
            trial.grantUncontested();
            trial.fill(middle, false);
            for (String payer : payers) {
                boolean tooMuch = trial.spent(payer) > at(sharing.spendable(), payer);
                (tooMuch ? low : high).put(payer, at(middle, payer));
            }
        }
        return new MoneyPrices(low, high);
    }

    /** Above the worth of the payer's best unit for its cost: nothing is bought at this price. */
    private static double highest(Sharing sharing, String payer) {
        double highest = 0;
        for (int claim = 0; claim < sharing.claims().size(); claim++) {
            Claim of = sharing.claims().get(claim);
            for (int resource = 0; of.payer().equals(payer) && resource < of.units().length; resource++) {
                if (of.units()[resource] > 0 && of.unitCost()[resource] > 0) {
                    highest = Math.max(highest, sharing.value(claim, resource, 0) / of.unitCost()[resource]);
                }
            }
        }
        return highest * 1.01;
    }

    private static double at(Map<String, Double> map, String payer) {
        return map.getOrDefault(payer, 0.0);
    }
}
