package io.headroom.forecasting;

/**
 * The quantiles of every target of a horizon: one row per target, one column per level; finite, not negative, never
 * falling along a row.
 */
public final class Forecast {

    private final Horizon horizon;
    private final double[][] rows;

    private Forecast(Horizon horizon, double[][] rows) {
        this.horizon = horizon;
        this.rows = rows;
    }

    /** @param rows by target and level; kept, not copied */
    public static Forecast of(Horizon horizon, double[][] rows) {
        return new Forecast(horizon, rows);
    }

    public Horizon horizon() {
        return horizon;
    }

    /** A copy of one target's quantiles, in the order of the levels. */
    public double[] row(int target) {
        return rows[target].clone();
    }

    /** The quantile of a target at the given position of the levels. */
    public double get(int target, int level) {
        return rows[target][level];
    }
}
