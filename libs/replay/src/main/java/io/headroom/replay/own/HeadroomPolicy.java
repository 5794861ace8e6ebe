package io.headroom.replay.own;

import io.headroom.planning.ExceedanceRisk;
import io.headroom.planning.StepAmount;
import io.headroom.replay.Allocations;
import io.headroom.replay.Grid;
import io.headroom.replay.GroupPolicy;
import io.headroom.replay.Policy;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.Arrays;
import java.util.List;

/** Forecasts every step and buys what the tier's terms make worth buying. */
public final class HeadroomPolicy implements GroupPolicy {

    /** Positions of the band in {@link Ahead#LEVELS}. */
    private static final int LOWER = 1;

    private static final int UPPER = 5;

    /** How much of the probability the history holds: the group has learned the tail that it stands in for elsewhere. */
    private static final double HISTORY_SHARE = 0.005;

    private final Groups groups;
    private final String name;
    private final String prefix;
    private final double[] prices;
    private final Rule rule;
    private final int hold;

    private HeadroomPolicy(Groups groups, String name, String prefix, double[] prices, Rule rule, int hold) {
        this.groups = groups;
        this.name = name;
        this.prefix = prefix;
        this.prices = prices;
        this.rule = rule;
        this.hold = hold;
    }

    /**
     * All three, which learn together.
     *
     * <ul>
     *   <li>{@code headroom}: what is short is paid for by the unit (penalty basis UNMET): a unit short weighs w times its
     *       price;
     *   <li>{@code headroom_calm}: the same, but no amount is given back before eight steps have called for less;
     *   <li>{@code headroom_step}: a violated step is paid for, however little it is short (penalty basis VIOLATED_STEP), in
     *       unit-steps.
     * </ul>
     */
    public static List<Policy> all() {
        Groups groups = new Groups();
        double[] prices = {4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 16_384, 65_536};
        return List.of(
                new HeadroomPolicy(groups, "headroom", "w", weights(), HeadroomPolicy::byTheUnit, 1),
                new HeadroomPolicy(groups, "headroom_calm", "w", weights(), HeadroomPolicy::byTheUnit, 8),
                new HeadroomPolicy(groups, "headroom_step", "p", prices, StepAmount::cheapest, 1));
    }

    private static double[] weights() {
        return new double[] {2, 4, 10, 20, 30, 50, 100, 200, 400, 1000, 4000};
    }

    private static double[] byTheUnit(StepAmount amounts, ExceedanceRisk risk, double[] weights) {
        double[] chosen = new double[weights.length];
        Arrays.setAll(chosen, k -> amounts.worthItsPrice(risk, weights[k]));
        return chosen;
    }

    /** Chooses an amount for every price. */
    private interface Rule {
        double[] choose(StepAmount amounts, ExceedanceRisk risk, double[] prices);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> knobs(Resource resource) {
        return Arrays.stream(prices).mapToObj(price -> prefix + (long) price).toList();
    }

    @Override
    public void meet(Seen seen, int lead) {
        groups.of(seen, lead).meet(seen);
    }

    @Override
    public Allocations allocate(Seen seen, int lead) {
        StepAmount size = new StepAmount(seen.resource().unit(), seen.rounded(seen.capacity()));
        double[][] quantiles = groups.of(seen, lead).quantiles(seen);
        double[][] amounts = new double[prices.length][seen.steps()];
        double[] lower = new double[seen.steps()];
        double[] upper = new double[seen.steps()];
        double[] history = {};
        for (int t = 0; t < seen.steps(); t++) {
            double[] expected = quantiles[t];
            int known = Seen.newest(t, lead) + 1;
            if (known >= Ahead.LEAST && (history.length == 0 || known % Grid.DAY == 0)) {
                history = Ahead.history(seen, known);
            }
            lower[t] = expected == null ? Double.NaN : expected[LOWER];
            upper[t] = expected == null ? Double.NaN : expected[UPPER];
            double[] chosen = expected == null
                    ? null
                    : rule.choose(size, ExceedanceRisk.of(Ahead.LEVELS, expected, history, HISTORY_SHARE), prices);
            for (int k = 0; k < prices.length; k++) {
                amounts[k][t] = chosen == null ? seen.capacity() : chosen[k];
            }
        }
        for (double[] wanted : amounts) {
            hold(wanted);
        }
        return new Allocations(amounts, new Allocations.Band("0.5 to 0.98", lower, upper));
    }

    /** Every step gets the most that was wanted for it and the steps just before. */
    private void hold(double[] wanted) {
        double[] own = wanted.clone();
        for (int t = 0; t < own.length; t++) {
            for (int before = Math.max(0, t - hold + 1); before < t; before++) {
                wanted[t] = Math.max(wanted[t], own[before]);
            }
        }
    }
}
