package io.headroom.forecasting.smoothing;

import io.headroom.forecasting.numerics.Polynomials;

/**
 * Smoothing parameters; those that a form lacks are 0, but {@code phi} then is 1.
 *
 * @param alpha how much of an error the level takes
 * @param beta how much the trend takes
 * @param gamma how much the season takes
 * @param phi what is left of the trend from one step to the next
 */
public record EtsParameters(double alpha, double beta, double gamma, double phi) {

    static final double LEAST = 1e-4;
    static final double MOST = 1 - LEAST;
    static final double LEAST_PHI = 0.8;
    static final double MOST_PHI = 0.98;

    /**
     * Whether the weights given to old values fade, so that the first states do not matter for ever: the characteristic
     * polynomial of the season's model, {@code z^(m+1) + (a+b-phi) z^m + (a+b-a phi)(z^(m-1)+...+z^2) + (a+b-a phi+g-1) z +
     * phi(1-a-g)}, has no root outside the unit circle (Hyndman et al. 2008, chapter 10).
     */
    boolean isAdmissible(EtsForm form, int period) {
        if (!form.isSeasonal()) {
            return alpha > 1 - 1 / phi
                    && alpha < 1 + 1 / phi
                    && (!form.hasTrend() || (beta > alpha * (phi - 1) && beta < (1 + phi) * (2 - alpha)));
        }
        return Polynomials.isStable(form.hasTrend() ? withTrend(period) : withoutTrend(period));
    }

    private double[] withTrend(int period) {
        double[] polynomial = new double[period + 1];
        java.util.Arrays.fill(polynomial, 1, period - 1, -(alpha + beta - alpha * phi));
        polynomial[0] = -(alpha + beta - phi);
        polynomial[period - 1] = -(alpha + beta - alpha * phi + gamma - 1);
        polynomial[period] = -phi * (1 - alpha - gamma);
        return polynomial;
    }

    /** The same with beta 0 and phi 1, less its root 1, which is that of the trend that never moves. */
    private double[] withoutTrend(int period) {
        double[] polynomial = new double[period];
        java.util.Arrays.fill(polynomial, -alpha);
        polynomial[period - 1] = 1 - alpha - gamma;
        return polynomial;
    }
}
