package io.headroom.planning;

import java.util.Arrays;

/**
 * What to allocate for one step: the whole number of units at which the price of the allocation and the penalty expected of a
 * shortage together are least.
 *
 * @param unit amounts are multiples of it, above 0
 * @param most largest amount, a multiple of the unit
 */
public record StepAmount(double unit, double most) {

    /** How far an amount may lie above a whole number of units and still be rounded down, in units. */
    private static final double ROUNDING = 1e-6;

    /** Probabilities of exceedance whose amounts are compared, from often to hardly ever. */
    private static final double[] EXCEEDANCES = exceedances();

    /** Shares of the history whose amounts are compared. */
    private static final double[] SHARES = {0.99, 0.997, 0.999, 1};

    /** By how much more than the largest of the history is compared. */
    private static final double BEYOND = 1.25;

    public StepAmount {
        if (!(unit > 0) || !(most >= unit) || Double.isInfinite(most)) {
            throw new IllegalArgumentException("units of " + unit + " up to " + most);
        }
    }

    private static double[] exceedances() {
        int even = 24;
        double[] all = new double[even + 2];
        for (int i = 0; i < even; i++) {
            all[i] = 0.75 * Math.pow(0.001 / 0.75, (double) i / (even - 1));
        }
        all[even] = 0.0003;
        all[even + 1] = 0.0001;
        return all;
    }

    /** Rounded up to the unit, at least one, at most the largest amount. */
    public double rounded(double amount) {
        double units = Math.ceil(amount / unit - ROUNDING);
        return Math.min(most, Math.max(1, units) * unit);
    }

    /**
     * The amount that costs least where a unit short is paid for by the unit (penalty basis UNMET): one more unit is bought as
     * long as the weight times the mean exceedance over it, which is how much of it is expected to be used, is above its price.
     * Being short of a part of a unit costs that part, so this is less than the quantile at {@code 1 - 1/weight} rounded up.
     *
     * @param weight what a unit short costs, in prices of a unit, above 0
     */
    public double worthItsPrice(Exceedance risk, double weight) {
        long low = 1;
        long high = Math.round(most / unit);
        while (low < high) {
            long middle = (low + high) / 2;
            if (weight * used(risk, middle * unit, unit) <= 1) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Math.min(most, low * unit);
    }

    /** How much of one more unit on top of an amount is expected to be used, 0..1; Simpson's mean of the exceedance. */
    static double used(Exceedance risk, double amount, double unit) {
        return (risk.exceedance(amount) + 4 * risk.exceedance(amount + unit / 2) + risk.exceedance(amount + unit)) / 6;
    }

    /**
     * The amounts that cost least where every violated step is paid for, however little it is short (penalty basis
     * VIOLATED_STEP).
     *
     * @param penalties prices of a violated step, in prices of one unit for one step
     * @return one amount per penalty
     */
    public double[] cheapest(ExceedanceRisk risk, double[] penalties) {
        double[] amounts = candidates(risk);
        double[] chosen = new double[penalties.length];
        double[] least = new double[penalties.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int i = 0; i < amounts.length; i++) {
            if (i > 0 && amounts[i] == amounts[i - 1]) {
                continue;
            }
            // The whole size is all that a VM can use: nothing exceeds it.
            double exceedance = amounts[i] >= most ? 0 : risk.exceedance(amounts[i]);
            for (int k = 0; k < penalties.length; k++) {
                double cost = amounts[i] / unit + penalties[k] * exceedance;
                if (cost < least[k]) {
                    least[k] = cost;
                    chosen[k] = amounts[i];
                }
            }
        }
        return chosen;
    }

    private double[] candidates(ExceedanceRisk risk) {
        boolean history = !Double.isNaN(risk.historyAmount(1));
        double[] amounts = new double[EXCEEDANCES.length + (history ? SHARES.length + 1 : 0)];
        int count = 0;
        for (double exceedance : EXCEEDANCES) {
            amounts[count++] = rounded(risk.forecastAmount(exceedance));
        }
        if (history) {
            for (double share : SHARES) {
                amounts[count++] = rounded(risk.historyAmount(share));
            }
            amounts[count] = rounded(BEYOND * risk.historyAmount(1));
        }
        Arrays.sort(amounts);
        return amounts;
    }
}
