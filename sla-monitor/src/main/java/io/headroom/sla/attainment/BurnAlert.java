package io.headroom.sla.attainment;

import java.util.List;

/**
 * Two windows over which the budget must go too fast at once: the long one shows that it matters, the short one that it
 * still goes on.
 */
enum BurnAlert {
    /** 2 % of a 30-day budget in an hour. */
    FAST(14.4),
    /** 5 % of it in six hours. */
    SLOW(6);

    /** The burn rate that is too fast. */
    private final double factor;

    BurnAlert(double factor) {
        this.factor = factor;
    }

    boolean fires(ErrorBudget budget, Weights longWindow, Weights shortWindow) {
        return List.of(budget.burn(longWindow), budget.burn(shortWindow)).stream()
                .map(burn -> burn.orElse(0.0))
                .allMatch(burn -> burn >= factor);
    }
}
