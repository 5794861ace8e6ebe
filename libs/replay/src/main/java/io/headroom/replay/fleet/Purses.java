package io.headroom.replay.fleet;

import java.util.HashMap;
import java.util.Map;

/**
 * What tenants have spent of their budget windows. As in the allocator's budget windows, what VMs hold is committed to the end
 * of the window at its present price, and a step that passes moves from committed to accrued.
 */
final class Purses {

    private final Limits limits;
    private final Map<String, Double> accrued = new HashMap<>();
    private double highest;

    Purses(Limits limits) {
        this.limits = limits;
    }

    /** Steps of the window that are left, the present one included. */
    int stepsLeft(int step) {
        return limits.window() - limits.placeInWindow(step);
    }

    /**
     * What bounded tenants may still spend, negative above their threshold; a map of its own.
     *
     * @param rates what each tenant's VMs hold costs in a step at present prices
     */
    Map<String, Double> spendable(int step, Map<String, Double> rates) {
        if (limits.placeInWindow(step) == 0) {
            accrued.clear();
        }
        Map<String, Double> left = new HashMap<>();
        limits.budgets()
                .forEach((tenant, limit) -> left.put(
                        tenant,
                        limit - accrued.getOrDefault(tenant, 0.0) - rates.getOrDefault(tenant, 0.0) * stepsLeft(step)));
        return left;
    }

    /** A step has passed. */
    void pay(Map<String, Double> rates) {
        rates.forEach((tenant, rate) -> {
            double sum = accrued.merge(tenant, rate, Double::sum);
            if (limits.budgets().containsKey(tenant)) {
                highest = Math.max(highest, sum / limits.budgets().get(tenant));
            }
        });
    }

    /** The most that any tenant had spent at any step of any window, as a share of its limit. */
    double highest() {
        return highest;
    }
}
