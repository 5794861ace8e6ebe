package io.headroom.replay.fleet;

import io.headroom.replay.Grid;
import java.util.Map;

/**
 * What holds a fleet back.
 *
 * @param capacity units of each host; a host that is not listed has room for everything
 * @param budgets what each tenant may spend in a window; a tenant that is not listed has no threshold
 * @param window steps of a budget window; the first begins with the first scored step
 * @param priceChange by how much prices are multiplied from the middle of every other window to the middle of the next
 */
public record Limits(Map<String, Integer> capacity, Map<String, Double> budgets, int window, double priceChange) {

    /** Room and money for everything. */
    public static final Limits NONE = new Limits(Map.of(), Map.of(), Grid.DAY, 1);

    public Limits {
        capacity = Map.copyOf(capacity);
        budgets = Map.copyOf(budgets);
        if (window < 2 || !(priceChange > 0)) {
            throw new IllegalArgumentException("windows of " + window + " steps, prices times " + priceChange);
        }
    }

    /** The place of a step in its window. */
    int placeInWindow(int step) {
        return (step - Grid.WARM_UP) % window;
    }

    /** What all prices of a step are multiplied by. */
    double priceFactor(int step) {
        int halves = (step - Grid.WARM_UP + window / 2) / window;
        return halves % 2 == 1 ? priceChange : 1;
    }

    /** The same without budgets. */
    Limits unbounded() {
        return new Limits(capacity, Map.of(), window, priceChange);
    }
}
