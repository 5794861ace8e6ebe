package io.headroom.forecasting.numerics;

import java.util.Arrays;

/**
 * Weighted least squares row by row: sums {@code X'WX} and {@code X'Wy}, then solves {@code (X'WX + P) b = X'Wy} by
 * Cholesky's factorisation. A column that depends on those before it (to about nine digits) gets the coefficient 0.
 */
public final class NormalEquations {

    private static final double DEPENDENT = 1e-9;

    private final int columns;
    private final double[][] cross;
    private final double[] right;
    private double squares;

    public NormalEquations(int columns) {
        this.columns = columns;
        cross = new double[columns][columns];
        right = new double[columns];
    }

    /** Takes one row, of which only the first {@code columns} entries count. */
    public void add(double[] row, double value, double weight) {
        squares += weight * value * value;
        for (int i = 0; i < columns; i++) {
            double scaled = weight * row[i];
            if (scaled == 0) {
                continue;
            }
            double[] sums = cross[i];
            for (int j = 0; j <= i; j++) {
                sums[j] += scaled * row[j];
            }
            right[i] += scaled * value;
        }
    }

    /** Takes one row with weight 1. */
    public void add(double[] row, double value) {
        add(row, value, 1);
    }

    /** Forgets all rows. */
    public void clear() {
        for (double[] sums : cross) {
            Arrays.fill(sums, 0);
        }
        Arrays.fill(right, 0);
        squares = 0;
    }

    /** What the coefficients of the chosen columns leave of the squares, without any penalty; not negative. */
    public double residual(double[] coefficients, int[] chosen) {
        double left = squares;
        for (int i = 0; i < chosen.length; i++) {
            left -= coefficients[i] * right[chosen[i]];
        }
        return Math.max(0, left);
    }

    /** What any coefficients of all columns leave of the squares; not negative. */
    public double squaresLeft(double[] coefficients) {
        double left = squares;
        for (int i = 0; i < columns; i++) {
            double product = 0.5 * cross[i][i] * coefficients[i];
            for (int j = 0; j < i; j++) {
                product += cross[i][j] * coefficients[j];
            }
            left += 2 * coefficients[i] * (product - right[i]);
        }
        return Math.max(0, left);
    }

    /** The mean of the cross products' diagonal: what a penalty is to be measured by. */
    public double scale() {
        double sum = 0;
        for (int i = 0; i < columns; i++) {
            sum += cross[i][i];
        }
        return columns == 0 ? 0 : sum / columns;
    }

    /** The coefficients without any penalty. */
    public double[] solve() {
        return solve(new double[columns]);
    }

    /**
     * The coefficients; may be asked again with other penalties.
     *
     * @param penalties added to the diagonal, not negative
     */
    public double[] solve(double[] penalties) {
        int[] all = new int[columns];
        Arrays.setAll(all, i -> i);
        return solve(penalties, all);
    }

    /** The coefficients of the chosen columns alone, in the order chosen. */
    public double[] solve(double[] penalties, int[] chosen) {
        int size = chosen.length;
        double[][] factor = new double[size][];
        double[] solution = new double[size];
        eliminate(penalties, chosen, factor, solution);
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                solution[i] -= factor[k][i] * solution[k];
            }
            solution[i] = factor[i][i] == 0 ? 0 : solution[i] / factor[i][i];
        }
        return solution;
    }

    /** What is left of the squares by the first, the first two, ... of the chosen columns, without any penalty. */
    public double[] nestedResiduals(int[] chosen) {
        double[] left = new double[chosen.length];
        eliminate(new double[columns], chosen, new double[chosen.length][], left);
        double rest = squares;
        for (int i = 0; i < left.length; i++) {
            rest -= left[i] * left[i];
            left[i] = Math.max(0, rest);
        }
        return left;
    }

    private void eliminate(double[] penalties, int[] chosen, double[][] factor, double[] solution) {
        int size = chosen.length;
        for (int i = 0; i < size; i++) {
            double[] row = new double[i + 1];
            factor[i] = row;
            double diagonal = cross[chosen[i]][chosen[i]] + penalties[chosen[i]];
            double left = diagonal;
            double sum = right[chosen[i]];
            for (int j = 0; j < i; j++) {
                double[] other = factor[j];
                double product = crossOf(chosen[i], chosen[j]);
                for (int k = 0; k < j; k++) {
                    product -= row[k] * other[k];
                }
                row[j] = other[j] == 0 ? 0 : product / other[j];
                left -= row[j] * row[j];
                sum -= row[j] * solution[j];
            }
            row[i] = left > DEPENDENT * diagonal && left > 0 ? Math.sqrt(left) : 0;
            solution[i] = row[i] == 0 ? 0 : sum / row[i];
        }
    }

    private double crossOf(int i, int j) {
        return i >= j ? cross[i][j] : cross[j][i];
    }
}
