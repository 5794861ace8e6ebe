package io.headroom.replay.fleet;

import io.headroom.planning.ExceedanceRisk;
import io.headroom.planning.StepAmount;
import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Seen;
import io.headroom.replay.own.Ahead;
import org.jspecify.annotations.Nullable;

/** What was expected of every step of a VM when the step was decided on, kept so that a fleet can be planned several times. */
public final class Expected {

    private final Demand vm;
    private final double[][] quantiles;
    private final double[][] histories;

    private Expected(Demand vm, double[][] quantiles, double[][] histories) {
        this.vm = vm;
        this.quantiles = quantiles;
        this.histories = histories;
    }

    /** Forecasts every step of a VM at a lead. */
    public static Expected of(Demand vm, int lead) {
        Seen seen = vm.seen();
        Ahead ahead = new Ahead(seen, lead);
        double[][] quantiles = new double[seen.steps()][];
        double[][] histories = new double[seen.steps()][];
        double[] history = {};
        for (int t = 0; t < quantiles.length; t++) {
            double[] step = ahead.step(t);
            int known = Seen.newest(t, lead) + 1;
            if (step != null && (history.length == 0 || known % Grid.DAY == 0)) {
                history = Ahead.history(seen, known);
            }
            quantiles[t] = step == null ? new double[0] : step;
            histories[t] = history;
        }
        return new Expected(vm, quantiles, histories);
    }

    /** How likely a step's demand is to exceed an amount in cores or MiB; null if nothing was known. */
    public @Nullable ExceedanceRisk risk(int step) {
        return quantiles[step].length == 0 ? null : ExceedanceRisk.of(Ahead.LEVELS, quantiles[step], histories[step]);
    }

    /** What a tier makes worth buying, in units by step: the whole size while nothing is known. */
    public int[] wanted(Tier tier) {
        double unit = vm.resource().unit();
        StepAmount amounts = new StepAmount(unit, vm.rounded(vm.capacity()));
        int[] units = new int[quantiles.length];
        for (int t = 0; t < units.length; t++) {
            ExceedanceRisk risk = risk(t);
            double amount = risk == null ? amounts.most() : amounts.worthItsPrice(risk, tier.weight());
            units[t] = Math.toIntExact(Math.round(amount / unit));
        }
        return units;
    }
}
