package io.headroom.forecasting;

import java.util.Arrays;

/**
 * What a model was off by, target by target, over the origins of a backtest: the empirical distribution that its quantiles
 * come from.
 *
 * <p>An error is taken as it is, or relative to what was expected where demand swings in proportion to its level. The
 * quantile of n errors at level q is the {@code ceil((n + 1) q)}-th smallest, the rank of split conformal prediction (Vovk
 * et al., 2005); beyond the largest error observed nothing is invented: the largest stands for the rest.
 */
final class Errors {

    /** With fewer outcomes than this a target borrows the errors of the one before it. */
    static final int ENOUGH = 8;

    private final boolean relative;
    private final double scale;
    private final double[][] byTarget;

    /**
     * @param relative whether errors are relative to what was expected
     * @param scale keeps relative errors finite where nothing is expected, above 0
     * @param expected expected value by origin and target
     * @param actual outcome by origin and target, NaN where there is none
     * @param fromOrigin first origin that counts
     * @param toOrigin after the last origin that counts
     */
    Errors(boolean relative, double scale, double[][] expected, double[][] actual, int fromOrigin, int toOrigin) {
        this.relative = relative;
        this.scale = scale;
        int targets = expected.length == 0 ? 0 : expected[0].length;
        this.byTarget = new double[targets][];
        double[] errors = new double[toOrigin - fromOrigin];
        for (int target = 0; target < targets; target++) {
            int count = 0;
            for (int origin = fromOrigin; origin < toOrigin; origin++) {
                double outcome = actual[origin][target];
                if (!Double.isNaN(outcome)) {
                    errors[count++] = (outcome - expected[origin][target]) / divisor(expected[origin][target]);
                }
            }
            byTarget[target] = Arrays.copyOf(errors, count);
            Arrays.sort(byTarget[target]);
        }
    }

    /** Fills one row of quantiles: not negative, never falling. */
    void quantiles(int target, double expected, double[] levels, double[] row) {
        double[] errors = enough(target);
        double previous = 0;
        for (int i = 0; i < levels.length; i++) {
            double value = expected + divisor(expected) * error(errors, levels[i]);
            previous = Math.max(previous, value);
            row[i] = previous;
        }
    }

    /** Whether no target has enough outcomes to speak from. */
    boolean empty() {
        return byTarget.length == 0 || byTarget[0].length < ENOUGH;
    }

    private double[] enough(int target) {
        for (int i = target; i > 0; i--) {
            if (byTarget[i].length >= ENOUGH) {
                return byTarget[i];
            }
        }
        return byTarget[0];
    }

    private double divisor(double expected) {
        return relative ? Math.max(expected, scale) : 1;
    }

    private static double error(double[] sorted, double level) {
        int rank = (int) Math.ceil((sorted.length + 1) * level - 1e-9);
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
    }
}
