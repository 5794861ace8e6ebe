package io.headroom.replay.own;

import io.headroom.planning.ExceedanceRisk;
import io.headroom.planning.StepAmount;
import io.headroom.replay.Allocations;
import io.headroom.replay.Policy;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.Arrays;
import java.util.List;

/** Forecasts every step and buys what the tier's terms make worth buying. */
public final class HeadroomPolicy implements Policy {

    /** Positions of the band in {@link Ahead#LEVELS}. */
    private static final int LOWER = 1;

    private static final int UPPER = 5;

    private final String name;
    private final String prefix;
    private final double[] prices;
    private final Rule rule;
    private final int hold;

    private HeadroomPolicy(String name, String prefix, double[] prices, Rule rule, int hold) {
        this.name = name;
        this.prefix = prefix;
        this.prices = prices;
        this.rule = rule;
        this.hold = hold;
    }

    /** What is short is paid for by the unit (penalty basis UNMET): a unit short weighs w times its price. */
    public static Policy unmet() {
        return new HeadroomPolicy("headroom", "w", weights(), HeadroomPolicy::byTheUnit, 1);
    }

    /** Like {@link #unmet}, but no amount is given back before eight steps have called for less. */
    public static Policy calm() {
        return new HeadroomPolicy("headroom_calm", "w", weights(), HeadroomPolicy::byTheUnit, 8);
    }

    /** A violated step is paid for, however little it is short (penalty basis VIOLATED_STEP), in unit-steps. */
    public static Policy violatedStep() {
        double[] prices = {4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 16_384, 65_536};
        return new HeadroomPolicy("headroom_step", "p", prices, StepAmount::cheapest, 1);
    }

    private static double[] weights() {
        return new double[] {2, 4, 10, 20, 30, 50, 100, 200, 400, 1000, 4000};
    }

    private static double[] byTheUnit(StepAmount amounts, ExceedanceRisk risk, double[] weights) {
        double[] chosen = new double[weights.length];
        Arrays.setAll(chosen, k -> amounts.exceededAtMost(risk, 1 / weights[k]));
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
    public Allocations allocate(Seen seen, int lead) {
        StepAmount size = new StepAmount(seen.resource().unit(), seen.rounded(seen.capacity()));
        Ahead ahead = new Ahead(seen, lead);
        double[][] amounts = new double[prices.length][seen.steps()];
        double[] lower = new double[seen.steps()];
        double[] upper = new double[seen.steps()];
        for (int t = 0; t < seen.steps(); t++) {
            Ahead.Step step = ahead.step(t);
            lower[t] = step == null ? Double.NaN : step.quantiles()[LOWER];
            upper[t] = step == null ? Double.NaN : step.quantiles()[UPPER];
            double[] chosen = step == null ? null : rule.choose(size, step.risk(), prices);
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
