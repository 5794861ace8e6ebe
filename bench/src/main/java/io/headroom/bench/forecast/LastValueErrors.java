package io.headroom.bench.forecast;

import io.headroom.forecasting.TimeSeries;
import java.util.Arrays;

/** The peer: the last value plus the empirical quantiles of how much demand changed over as many steps. */
final class LastValueErrors {

    private LastValueErrors() {}

    /** Quantiles by step and level. */
    static double[][] quantiles(double[] window, int horizon, double[] levels) {
        double[] filled = TimeSeries.of(window).filled();
        double[][] rows = new double[horizon][levels.length];
        for (int h = 1; h <= horizon; h++) {
            double[] changes = new double[filled.length - h];
            for (int i = 0; i < changes.length; i++) {
                changes[i] = filled[i + h] - filled[i];
            }
            Arrays.sort(changes);
            for (int k = 0; k < levels.length; k++) {
                double rank = (changes.length - 1) * levels[k];
                int below = (int) rank;
                double change = below + 1 < changes.length
                        ? changes[below] + (rank - below) * (changes[below + 1] - changes[below])
                        : changes[below];
                rows[h - 1][k] = Math.max(0, filled[filled.length - 1] + change);
            }
        }
        return rows;
    }
}
