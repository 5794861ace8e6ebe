package io.headroom.forecast.prediction;

import io.headroom.forecasting.Horizon;

/**
 * Lifts a forecast to a surge that no model foresaw: what is used now exceeds the median by so much; the excess is taken
 * to fade by {@link #FADE} a step, and each row rises by what is left of it at its first step.
 */
final class SurgeLift {

    static final double FADE = 0.9;

    private SurgeLift() {}

    static void apply(double[][] rows, Horizon horizon, double observed) {
        double excess = observed - rows[0][0];
        if (!(excess > 0)) {
            return;
        }
        for (int target = 0; target < rows.length; target++) {
            double lift = excess * Math.pow(FADE, horizon.from(target));
            for (int i = 0; i < rows[target].length; i++) {
                rows[target][i] += lift;
            }
        }
    }
}
