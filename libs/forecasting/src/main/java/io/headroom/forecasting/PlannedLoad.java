package io.headroom.forecasting;

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
