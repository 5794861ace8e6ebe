package io.headroom.forecasting.arima;

import io.headroom.forecasting.numerics.NormalEquations;

/**
 * A series and its regressors, both differenced alike, and what the regressors explain of it. Where a value is missing, so
 * are the differences that need it.
 */
final class DifferencedRegression {

    private final double[] values;
    private final double[][] columns;

    DifferencedRegression(double[] series, Regressors regressors, int differences) {
        double[] own = series.clone();
        double[][] all = new double[regressors.count()][series.length];
        double[] row = new double[all.length];
        for (int t = 0; t < series.length; t++) {
            regressors.at(t, row);
            for (int i = 0; i < row.length; i++) {
                all[i][t] = row[i];
            }
        }
        int length = series.length;
        for (int d = 0; d < differences; d++) {
            length--;
            difference(own, length);
            for (double[] column : all) {
                difference(column, length);
            }
        }
        values = java.util.Arrays.copyOf(own, Math.max(0, length));
        columns = all;
    }

    private static void difference(double[] column, int length) {
        for (int t = 0; t < length; t++) {
            column[t] = column[t + 1] - column[t];
        }
    }

    int length() {
        return values.length;
    }

    int observed() {
        int count = 0;
        for (double value : values) {
            count += Double.isNaN(value) ? 0 : 1;
        }
        return count;
    }

    /** What is left of the values without the regressors' part. */
    void residuals(double[] coefficients, double[] into) {
        for (int t = 0; t < values.length; t++) {
            double rest = values[t];
            for (int i = 0; i < columns.length; i++) {
                rest -= coefficients[i] * columns[i][t];
            }
            into[t] = rest;
        }
    }

    /** Coefficients by ordinary least squares. */
    double[] ordinary() {
        NormalEquations equations = new NormalEquations(columns.length);
        double[] row = new double[columns.length];
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = columns[i][t];
                }
                equations.add(row, values[t]);
            }
        }
        return equations.solve();
    }

    /** Coefficients by generalised least squares: all columns whitened by the filter first. */
    double[] generalised(ArmaFilter filter, double[] ar, double[] ma) {
        return whitened(filter, ar, ma).solve();
    }

    NormalEquations whitened(ArmaFilter filter, double[] ar, double[] ma) {
        double[][] white = new double[columns.length + 1][values.length];
        for (int i = 0; i <= columns.length; i++) {
            filter.start(ar, ma);
            double[] source = i < columns.length ? columns[i] : values;
            for (int t = 0; t < values.length; t++) {
                double innovation = filter.step(Double.isNaN(values[t]) ? Double.NaN : source[t]);
                white[i][t] = innovation / Math.sqrt(filter.variance());
            }
        }
        NormalEquations equations = new NormalEquations(columns.length);
        double[] row = new double[columns.length];
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = white[i][t];
                }
                equations.add(row, white[columns.length][t]);
            }
        }
        return equations;
    }
}
