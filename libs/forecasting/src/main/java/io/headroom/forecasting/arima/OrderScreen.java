package io.headroom.forecasting.arima;

import io.headroom.forecasting.numerics.NormalEquations;
import io.headroom.forecasting.numerics.Polynomials;
import io.headroom.forecasting.seasonality.Autocorrelation;
import java.util.ArrayList;
import java.util.Collections;
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

    /**
     * The most promising orders: half of them by Akaike's criterion, which leans to large ones, the rest by Schwarz's, which
     * leans to small ones.
     *
     * @param most coefficients of both kinds together
     * @param count how many orders
     */
    List<Start> promising(int differences, int most, int count) {
        List<Start> starts = new ArrayList<>();
        for (int p = 0; p <= most; p++) {
            for (int q = 0; p + q <= most; q++) {
                starts.add(start(new ArimaOrder(p, differences, q)));
            }
        }
        List<Start> chosen = new ArrayList<>();
        List<Comparator<Start>> criteria =
                List.of(Comparator.comparingDouble(Start::akaike), Comparator.comparingDouble(Start::schwarz));
        for (int i = 0; i < count && !starts.isEmpty(); i++) {
            Start next = Collections.min(starts, criteria.get(i % 2));
            starts.remove(next);
            chosen.add(next);
        }
        return chosen;
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
        double deviance = rows == 0 ? 0 : rows * Math.log(Math.max(residual / rows, 1e-300));
        int count = order.coefficients();
        return new Start(order, ar, ma, deviance + 2 * count, deviance + Math.log(Math.max(8, rows)) * count);
    }

    /**
     * Where to begin the search for an order's best coefficients.
     *
     * @param akaike Akaike's criterion, approximately
     * @param schwarz Schwarz's criterion, approximately
     */
    record Start(ArimaOrder order, double[] ar, double[] ma, double akaike, double schwarz) {}
}
