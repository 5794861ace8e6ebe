package io.headroom.allocator.planner;

import io.headroom.allocator.planner.Budgets.Spendable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/** What tenants may still spend in an operation. */
final class SimulatedMoney {

    private final Map<String, Double> left = new LinkedHashMap<>();
    private final Map<String, Long> steps = new HashMap<>();

    SimulatedMoney(Map<String, Spendable> spendable) {
        spendable.forEach((tenant, money) -> {
            left.put(tenant, money.amount());
            steps.put(tenant, money.steps());
        });
    }

    /** The tenants below their threshold. */
    Set<String> within() {
        return tenants(amount -> amount >= 0);
    }

    /** The tenants above it. */
    Set<String> exceeded() {
        return tenants(amount -> amount < 0);
    }

    private Set<String> tenants(DoublePredicate such) {
        return left.entrySet().stream()
                .filter(entry -> such.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    double left(String tenant) {
        return left.getOrDefault(tenant, 0.0);
    }

    /** @param held whether the cost comes each step to the end of the window */
    boolean spend(String tenant, double cost, boolean held) {
        Double amount = left.get(tenant);
        if (amount == null) {
            return true;
        }
        double all = held ? cost * steps.getOrDefault(tenant, 1L) : cost;
        if (all > amount) {
            return all <= 0;
        }
        left.put(tenant, amount - all);
        return true;
    }

    void giveBack(String tenant, double cost) {
        left.computeIfPresent(tenant, (key, amount) -> amount + cost * steps.getOrDefault(tenant, 1L));
    }
}
