package io.headroom.forecasting.arima;

import io.headroom.forecasting.numerics.Objective;
import io.headroom.forecasting.numerics.Polynomials;

/**
 * Minus twice the log-likelihood per value of an ARMA process, the innovations' variance concentrated out: {@code log s^2 +
 * mean log f(t)} with {@code s^2 = mean v(t)^2 / f(t)}. A point holds the inverse hyperbolic tangents of the partial
 * autocorrelations of both polynomials, so that every point is stationary and invertible (Jones, 1980).
 */
final class ArmaLikelihood implements Objective {

    private static final double NO_ERROR = 1e-300;

    private final double[] values;
    private final ArimaOrder order;
    private final ArmaFilter filter;

    /** @param values NaN where one is missing; may change between evaluations */
    ArmaLikelihood(double[] values, ArimaOrder order) {
        this.values = values;
        this.order = order;
        filter = new ArmaFilter(order);
    }

    @Override
    public double at(double[] point) {
        return at(autoregressive(point), movingAverage(point));
    }

    double at(double[] ar, double[] ma) {
        filter.start(ar, ma);
        double squares = 0;
        double logs = 0;
        int count = 0;
        for (double value : values) {
            double innovation = filter.step(value);
            if (!Double.isNaN(innovation)) {
                double variance = filter.variance();
                squares += innovation * innovation / variance;
                if (variance != 1) {
                    logs += Math.log(variance);
                }
                count++;
            }
        }
        return count == 0 ? 0 : Math.log(Math.max(squares / count, NO_ERROR)) + logs / count;
    }

    double[] autoregressive(double[] point) {
        return coefficients(point, 0, order.autoregressive());
    }

    double[] movingAverage(double[] point) {
        double[] coefficients = coefficients(point, order.autoregressive(), order.movingAverage());
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = -coefficients[i];
        }
        return coefficients;
    }

    private static double[] coefficients(double[] point, int from, int count) {
        double[] partials = new double[count];
        for (int i = 0; i < count; i++) {
            // Rounded to 1 the polynomial would have a unit root.
            partials[i] = (1 - 1e-9) * Math.tanh(point[from + i]);
        }
        return Polynomials.fromPartials(partials);
    }

    /** The point of given coefficients, which are shrunk until they are well inside the allowed region. */
    double[] pointOf(double[] ar, double[] ma) {
        double[] point = new double[order.coefficients()];
        double[] negative = new double[ma.length];
        for (int i = 0; i < ma.length; i++) {
            negative[i] = -ma[i];
        }
        place(ar, point, 0);
        place(negative, point, order.autoregressive());
        return point;
    }

    private static void place(double[] coefficients, double[] point, int from) {
        double[] shrunk = coefficients.clone();
        double[] partials = Polynomials.toPartials(shrunk);
        while (!areInside(partials)) {
            double factor = 1;
            for (int i = 0; i < shrunk.length; i++) {
                factor *= 0.95;
                shrunk[i] *= factor;
            }
            partials = Polynomials.toPartials(shrunk);
        }
        for (int i = 0; i < partials.length; i++) {
            point[from + i] = 0.5 * Math.log((1 + partials[i]) / (1 - partials[i]));
        }
    }

    private static boolean areInside(double[] partials) {
        for (double partial : partials) {
            if (Math.abs(partial) > 0.98) {
                return false;
            }
        }
        return true;
    }
}
