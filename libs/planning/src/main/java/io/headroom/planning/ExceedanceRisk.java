package io.headroom.planning;

import java.util.Arrays;

/**
 * How likely the demand of one step is to exceed an amount: what a forecast says, mixed with what the recent past did.
 *
 * <p>A forecast's highest quantiles rest on few errors, and an owner who pays for one violation in a thousand buys beyond
 * them. So between two levels, and beyond the last, the logarithm of the exceedance is linear in the amount, and a
 * {@link #HISTORY_SHARE small share} of the probability is given to the distribution of the history itself: what was used
 * within the last weeks is never taken for impossible.
 */
public final class ExceedanceRisk implements Exceedance {

    /** How much of the probability the history holds whatever the forecast says, 0..1. */
    public static final double HISTORY_SHARE = 0.03;

    /** How much of one observation lies beyond the largest of the history. */
    private static final double BEYOND = 0.3;

    /** Over which share of the largest observation the exceedance beyond it falls to 1/e. */
    private static final double BEYOND_DECAY = 0.1;

    /** Beyond the last level the exceedance falls as it does on average from this level on. */
    private static final double TAIL_LEVEL = 0.99;

    private static final double TINY = 1e-9;

    private final double[] values;
    private final double[] logs;
    private final double slope;
    private final double[] history;
    private final double share;

    private ExceedanceRisk(double[] values, double[] logs, double slope, double[] history, double share) {
        this.values = values;
        this.logs = logs;
        this.slope = slope;
        this.history = history;
        this.share = share;
    }

    /**
     * Keeps the values and the history, so they must not change.
     *
     * @param levels of the forecast, strictly rising, above 0 and below 1
     * @param values one per level, finite, not negative, never falling
     * @param history what was used, ascending; may be empty
     * @throws IllegalArgumentException if there is no level, or not one value per level
     */
    public static ExceedanceRisk of(double[] levels, double[] values, double[] history) {
        return of(levels, values, history, HISTORY_SHARE);
    }

    /**
     * The same with another share for the history, 0..1: the better a forecast knows its own tail, the less it needs.
     *
     * @throws IllegalArgumentException if there is no level, not one value per level, or no such share
     */
    public static ExceedanceRisk of(double[] levels, double[] values, double[] history, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share);
        }
        if (levels.length == 0 || levels.length != values.length) {
            throw new IllegalArgumentException(levels.length + " levels, " + values.length + " values");
        }
        double[] logs = new double[levels.length];
        int tail = 0;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log1p(-levels[i]);
            if (levels[i] <= TAIL_LEVEL) {
                tail = i;
            }
        }
        int last = logs.length - 1;
        tail = Math.min(tail, Math.max(0, last - 1));
        double fall = logs[tail] - logs[last];
        double slope = fall > 0 ? Math.max((values[last] - values[tail]) / fall, TINY) : TINY;
        return new ExceedanceRisk(values, logs, slope, history, share);
    }

    @Override
    public double exceedance(double amount) {
        double forecast = forecastExceedance(amount);
        if (history.length == 0) {
            return forecast;
        }
        return (1 - share) * forecast + share * historyExceedance(amount);
    }

    private double forecastExceedance(double amount) {
        int last = values.length - 1;
        if (amount >= values[last]) {
            return Math.exp(logs[last] - (amount - values[last]) / slope);
        }
        for (int i = last - 1; i >= 0; i--) {
            if (amount >= values[i]) {
                double share = (amount - values[i]) / (values[i + 1] - values[i]);
                return Math.exp(logs[i] + share * (logs[i + 1] - logs[i]));
            }
        }
        // Below the lowest level linear in the amount: nothing exceeds less than zero.
        double lowest = Math.exp(logs[0]);
        return 1 - (1 - lowest) * Math.max(0, amount) / values[0];
    }

    private double historyExceedance(double amount) {
        int above = history.length - notAbove(amount);
        double largest = history[history.length - 1];
        double beyond = BEYOND * Math.exp(-Math.max(0, amount - largest) / (BEYOND_DECAY * largest + TINY));
        return (above + beyond) / (history.length + BEYOND);
    }

    private int notAbove(double amount) {
        int at = Arrays.binarySearch(history, amount);
        if (at < 0) {
            return -at - 1;
        }
        while (at < history.length && history[at] <= amount) {
            at++;
        }
        return at;
    }

    /** The forecast's amount that is exceeded with a probability; the history has no part in it. */
    double forecastAmount(double exceedance) {
        double log = Math.log(exceedance);
        int last = values.length - 1;
        if (log <= logs[last]) {
            return values[last] + slope * (logs[last] - log);
        }
        for (int i = last - 1; i >= 0; i--) {
            if (log <= logs[i]) {
                return values[i] + (values[i + 1] - values[i]) * (logs[i] - log) / (logs[i] - logs[i + 1]);
            }
        }
        return values[0];
    }

    /** The history's value that a share of it does not exceed; NaN without history. */
    double historyAmount(double share) {
        return history.length == 0 ? Double.NaN : history[Math.min(history.length - 1, (int) (share * history.length))];
    }
}
