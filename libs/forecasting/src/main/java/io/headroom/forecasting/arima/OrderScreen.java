package io.headroom.forecasting.arima;

import io.headroom.forecasting.numerics.NormalEquations;
import io.headroom.forecasting.numerics.Polynomials;
import io.headroom.forecasting.seasonality.Autocorrelation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks all orders of an ARMA process by Hannan and Rissanen's method (Biometrika, 1982): the innovations of a long
 * autoregression stand in for the unknown ones, and each order is a regression on past values and past innovations. One pass
 * over the series serves all orders.
 */
final class OrderScreen {

    private static final int MOST = 5;
    private static final int LONGEST = 30;

    private final double[] values;
    private final double[] longAutoregression;
    private final NormalEquations equations = new NormalEquations(2 * MOST);
    private int rows;

    /** @param values without any missing, about a mean of 0 */
    OrderScreen(double[] values) {
        this.values = values;
        int length =
                Math.max(1, Math.min(LONGEST, Math.min(values.length / 4, (int) (10 * Math.log10(values.length)))));
        longAutoregression = yuleWalker(Autocorrelation.of(values, length));
        collect();
    }

    /** Solves the equations of Yule and Walker by the recursion of Durbin and Levinson. */
    private static double[] yuleWalker(double[] correlations) {
        int order = correlations.length - 1;
        double[] partials = new double[order];
        double[] coefficients = new double[order];
        double left = correlations[0];
        for (int k = 0; k < order && left > 1e-12; k++) {
            double sum = correlations[k + 1];
            for (int j = 0; j < k; j++) {
                sum -= coefficients[j] * correlations[k - j];
            }
            partials[k] = sum / left;
            left *= 1 - partials[k] * partials[k];
            double[] shorter = java.util.Arrays.copyOf(partials, k + 1);
            System.arraycopy(Polynomials.fromPartials(shorter), 0, coefficients, 0, k + 1);
        }
        return coefficients;
    }

    private void collect() {
        double[] innovations = new double[values.length];
        double[] row = new double[2 * MOST];
        int reach = longAutoregression.length;
        for (int t = reach; t < values.length; t++) {
            double expected = 0;
            for (int j = 0; j < reach; j++) {
                expected += longAutoregression[j] * values[t - 1 - j];
            }
            innovations[t] = values[t] - expected;
            if (t >= reach + MOST) {
                for (int j = 0; j < MOST; j++) {
                    row[j] = values[t - 1 - j];
                    row[MOST + j] = innovations[t - 1 - j];
                }
                equations.add(row, values[t]);
                rows++;
            }
        }
    }

    /** The long autoregression, to whiten with. */
    double[] longAutoregression() {
        return longAutoregression;
    }

    /** All orders with the given differences, most promising first. */
    List<Start> ranked(int differences, int most) {
        List<Start> starts = new ArrayList<>();
        for (int p = 0; p <= most; p++) {
            for (int q = 0; q <= most; q++) {
                starts.add(start(new ArimaOrder(p, differences, q)));
            }
        }
        starts.sort(Comparator.comparingDouble(Start::criterion));
        return starts;
    }

    Start start(ArimaOrder order) {
        int p = Math.min(order.autoregressive(), MOST);
        int q = Math.min(order.movingAverage(), MOST);
        int[] chosen = new int[p + q];
        for (int i = 0; i < p + q; i++) {
            chosen[i] = i < p ? i : MOST + i - p;
        }
        double[] found = equations.solve(new double[2 * MOST], chosen);
        double residual = equations.residual(found, chosen);
        double[] ar = new double[order.autoregressive()];
        double[] ma = new double[order.movingAverage()];
        System.arraycopy(found, 0, ar, 0, p);
        System.arraycopy(found, p, ma, 0, q);
        double criterion = rows == 0 ? p + q : rows * Math.log(Math.max(residual / rows, 1e-300)) + 2.0 * (p + q);
        return new Start(order, ar, ma, criterion);
    }

    /**
     * Where to begin the search for an order's best coefficients.
     *
     * @param criterion Akaike's, approximately
     */
    record Start(ArimaOrder order, double[] ar, double[] ma, double criterion) {}
}
