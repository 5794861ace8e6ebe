package io.headroom.forecasting.quantileregression;

import io.headroom.forecasting.numerics.NormalEquations;
import java.util.Arrays;
import java.util.List;

/**
 * Linear quantile regression (Koenker and Bassett, Regression Quantiles, Econometrica 46(1), 1978): the coefficients with the
 * least pinball loss. That is a linear programme,
 *
 * <pre>
 * min  sum q u_i + (1 - q) v_i   with  X b + u - v = y,  u, v at least 0
 * </pre>
 *
 * <p>and is solved along the central path (Portnoy and Koenker, The Gaussian Hare and the Laplacian Tortoise, Statistical Science
 * 12(4), 1997). With its dual's {@code x} in 0..1, {@code s = 1 - x}, {@code X'x = (1 - q) X'1}, the path is {@code u s = v x = m},
 * and Newton's step for the coefficients is one weighted least squares,
 *
 * <pre>
 * of  y - X b + m/x - m/s  on X  with weights  1 / (u/s + v/x)
 * </pre>
 *
 * <p>Features are standardised first; one that is constant or depends on those before it has no part. Immutable.
 */
public final class LinearQuantile {

    private static final int MOST_STEPS = 50;

    /** Which part of the gap that is left a step aims at. */
    private static final double CENTRING = 0.1;

    /** How near to its bound a step may bring a value. */
    private static final double NEAR = 0.999;

    /** It ends when the gap to the least loss is at most this share of the mean size of the first residuals. */
    private static final double ENOUGH = 1e-5;

    private static final double TINY = 1e-12;

    private final double constant;
    private final double[] coefficients;

    private LinearQuantile(double constant, double[] coefficients) {
        this.constant = constant;
        this.coefficients = coefficients;
    }

    /**
     * Learns.
     *
     * @param rows of features, one length each, at least one, finite
     * @param outcomes what came, by row, finite
     * @param level above 0 and below 1
     * @throws IllegalArgumentException if any of that does not hold
     */
    public static LinearQuantile fit(List<float[]> rows, double[] outcomes, double level) {
        if (rows.isEmpty() || rows.size() != outcomes.length || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(rows.size() + " rows, " + outcomes.length + " outcomes, level " + level);
        }
        for (int i = 0; i < outcomes.length; i++) {
            Table.requireUsable(rows.get(i), rows.get(0).length);
            if (!Double.isFinite(outcomes[i])) {
                throw new IllegalArgumentException("the outcome " + outcomes[i] + " is not finite");
            }
        }
        Standard standard = Standard.of(rows);
        double[] found = new Path(standard.applied(rows), outcomes, level).follow();
        double[] coefficients = new double[found.length - 1];
        double constant = found[0];
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] = found[j + 1] / standard.deviation[j];
            constant -= coefficients[j] * standard.mean[j];
        }
        return new LinearQuantile(constant, coefficients);
    }

    /**
     * The quantile for a row of features.
     *
     * @throws IllegalArgumentException if there are more or fewer than were learned from, or one is not finite
     */
    public double at(float[] row) {
        Table.requireUsable(row, coefficients.length);
        double sum = constant;
        for (int j = 0; j < coefficients.length; j++) {
            sum += coefficients[j] * row[j];
        }
        return sum;
    }

    /** Mean and deviation of each feature; the deviation of one that is constant counts as 1. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Standard(double[] mean, double[] deviation) {

        static Standard of(List<float[]> rows) {
            int features = rows.get(0).length;
            double[] mean = new double[features];
            double[] deviation = new double[features];
            for (int j = 0; j < features; j++) {
                for (float[] row : rows) {
                    mean[j] += row[j] / rows.size();
                }
                double squares = 0;
                for (float[] row : rows) {
                    squares += (row[j] - mean[j]) * (row[j] - mean[j]) / rows.size();
                }
                deviation[j] = Math.sqrt(squares) > TINY * Math.abs(mean[j]) ? Math.sqrt(squares) : 1;
            }
            return new Standard(mean, deviation);
        }

        /** The rows as the regression sees them: 1, then the features. */
        double[][] applied(List<float[]> rows) {
            double[][] applied = new double[rows.size()][mean.length + 1];
            for (int i = 0; i < applied.length; i++) {
                applied[i][0] = 1;
                for (int j = 0; j < mean.length; j++) {
                    applied[i][j + 1] = (rows.get(i)[j] - mean[j]) / deviation[j];
                }
            }
            return applied;
        }
    }

    /** The way along the central path. */
    private static final class Path {

        private final double[][] rows;
        private final double[] residual;
        private final double[] x;
        private final double[] above;
        private final double[] below;
        private final double[] moveX;
        private final double[] moveAbove;
        private final double[] moveBelow;
        private final NormalEquations equations;
        private final double[] coefficients;

        Path(double[][] rows, double[] outcomes, double level) {
            this.rows = rows;
            int count = rows.length;
            equations = new NormalEquations(rows[0].length);
            for (int i = 0; i < count; i++) {
                equations.add(rows[i], outcomes[i]);
            }
            coefficients = equations.solve();
            residual = new double[count];
            Arrays.setAll(residual, i -> outcomes[i] - product(rows[i], coefficients));
            x = new double[count];
            Arrays.fill(x, 1 - level);
            above = new double[count];
            below = new double[count];
            moveX = new double[count];
            moveAbove = new double[count];
            moveBelow = new double[count];
        }

        double[] follow() {
            double size = Arrays.stream(residual).map(Math::abs).average().orElseThrow();
            if (size < TINY * (1 + Math.abs(coefficients[0]))) {
                return coefficients;
            }
            for (int i = 0; i < x.length; i++) {
                above[i] = Math.max(residual[i], 0) + CENTRING * size;
                below[i] = above[i] - residual[i];
            }
            double gap = gap();
            for (int step = 0; step < MOST_STEPS && gap > ENOUGH * size; step++) {
                advance(CENTRING * gap / 2);
                gap = gap();
            }
            return coefficients;
        }

        /** By how much the loss is at most above the least one, a row. */
        private double gap() {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += above[i] * (1 - x[i]) + below[i] * x[i];
            }
            return sum / x.length;
        }

        private void advance(double aim) {
            equations.clear();
            for (int i = 0; i < x.length; i++) {
                equations.add(rows[i], pull(i, aim), 1 / stiffness(i));
            }
            double[] move = equations.solve();
            double most = 1 / NEAR;
            double mostX = 1 / NEAR;
            for (int i = 0; i < x.length; i++) {
                double s = 1 - x[i];
                moveX[i] = (pull(i, aim) - product(rows[i], move)) / stiffness(i);
                moveAbove[i] = (aim + above[i] * moveX[i]) / s - above[i];
                moveBelow[i] = (aim - below[i] * moveX[i]) / x[i] - below[i];
                mostX = Math.min(mostX, moveX[i] < 0 ? -x[i] / moveX[i] : s / Math.max(moveX[i], TINY));
                most = Math.min(most, moveAbove[i] < 0 ? -above[i] / moveAbove[i] : most);
                most = Math.min(most, moveBelow[i] < 0 ? -below[i] / moveBelow[i] : most);
            }
            for (int i = 0; i < x.length; i++) {
                x[i] += NEAR * mostX * moveX[i];
                above[i] += NEAR * most * moveAbove[i];
                below[i] += NEAR * most * moveBelow[i];
                residual[i] = above[i] - below[i];
            }
            for (int j = 0; j < move.length; j++) {
                coefficients[j] += NEAR * most * move[j];
            }
        }

        private double stiffness(int i) {
            return above[i] / (1 - x[i]) + below[i] / x[i];
        }

        private double pull(int i, double aim) {
            return residual[i] + aim / x[i] - aim / (1 - x[i]);
        }

        private static double product(double[] row, double[] coefficients) {
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                sum += row[j] * coefficients[j];
            }
            return sum;
        }
    }
}
