package io.headroom.forecasting;

import java.util.Arrays;
import java.util.List;

/**
 * What events that are known in advance do to demand, step by step: demand with them is {@code factor x demand without +
 * amount}, the multiplicative and the additive form of an intervention with a known effect (Box and Tiao, Journal of the
 * American Statistical Association, 1975). A model learns from demand without events and forecasts demand with them.
 *
 * <p>Steps are counted from the one after the last that a model has taken. Immutable.
 */
public final class PlannedLoad {

    /** Below this factor next to nothing is left to tell demand without the event from. */
    public static final double LEAST_FACTOR = 0.01;

    private static final PlannedLoad NONE = new PlannedLoad(new double[0], new double[0]);

    private final double[] factors;
    private final double[] amounts;

    private PlannedLoad(double[] factors, double[] amounts) {
        this.factors = factors;
        this.amounts = amounts;
    }

    /** Nothing is planned. */
    public static PlannedLoad none() {
        return NONE;
    }

    /**
     * Copies what is planned; later steps have none.
     *
     * @param factors by step ahead, finite and not negative
     * @param amounts by step ahead, in the series' unit, finite; as many
     */
    public static PlannedLoad of(double[] factors, double[] amounts) {
        if (factors.length != amounts.length) {
            throw new IllegalArgumentException(factors.length + " factors and " + amounts.length + " amounts");
        }
        for (int step = 0; step < factors.length; step++) {
            if (!(factors[step] >= 0) || !Double.isFinite(factors[step]) || !Double.isFinite(amounts[step])) {
                throw new IllegalArgumentException(
                        "factor " + factors[step] + " and amount " + amounts[step] + " at step " + step);
            }
        }
        return new PlannedLoad(factors.clone(), amounts.clone());
    }

    /**
     * What is planned for a sum: each part's factor counts by its share of the sum, amounts add up.
     *
     * @param parts what is planned for each part
     * @param shares what each part uses, finite and not negative; equal ones if they are all 0
     */
    public static PlannedLoad ofSum(List<PlannedLoad> parts, double[] shares) {
        if (parts.size() != shares.length) {
            throw new IllegalArgumentException(parts.size() + " parts and " + shares.length + " shares");
        }
        int steps = parts.stream().mapToInt(part -> part.factors.length).max().orElse(0);
        if (steps == 0) {
            return NONE;
        }
        double largest = Arrays.stream(shares).max().orElse(0);
        double total = 0;
        double[] factors = new double[steps];
        double[] amounts = new double[steps];
        for (int i = 0; i < shares.length; i++) {
            double share = largest > 0 ? shares[i] / largest : 1;
            total += share;
            for (int step = 0; step < steps; step++) {
                factors[step] += share * parts.get(i).factor(step);
                amounts[step] += parts.get(i).amount(step);
            }
        }
        for (int step = 0; step < steps; step++) {
            factors[step] /= total;
        }
        return of(factors, amounts);
    }

    /** Demand as it would have been without an event; NaN if that cannot be told, as for NaN. */
    public static double without(double factor, double amount, double demand) {
        return factor < LEAST_FACTOR ? Double.NaN : Math.max(0, (demand - amount) / factor);
    }

    /** Whether something is planned within a span. */
    public boolean changes(int from, int to) {
        for (int step = from; step < Math.min(to, factors.length); step++) {
            if (factor(step) != 1 || amount(step) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The first step from which on something else is planned than at {@code from}; at most {@code to}. */
    public int endOfPiece(int from, int to) {
        int end = from + 1;
        while (end < to && factor(end) == factor(from) && amount(end) == amount(from)) {
            end++;
        }
        return end;
    }

    /** Demand of a step as it is with what is planned. */
    public double with(int step, double demand) {
        return Math.max(0, factor(step) * demand + amount(step));
    }

    private double factor(int step) {
        return step < factors.length ? factors[step] : 1;
    }

    private double amount(int step) {
        return step < amounts.length ? amounts[step] : 0;
    }
}
