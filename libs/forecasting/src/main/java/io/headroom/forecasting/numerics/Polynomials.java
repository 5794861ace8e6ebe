package io.headroom.forecasting.numerics;

/**
 * Autoregressive polynomials and their partial autocorrelations, each way by the recursion of Durbin and Levinson: a
 * polynomial {@code z^p - a1 z^(p-1) - ... - ap} has all its roots inside the unit circle exactly when all partial
 * autocorrelations lie in (-1, 1) (Barndorff-Nielsen and Schou, 1973; the test of Schur and Cohn).
 */
public final class Polynomials {

    private Polynomials() {}

    /**
     * From partial autocorrelations to coefficients.
     *
     * @param partials each in (-1, 1)
     */
    public static double[] fromPartials(double[] partials) {
        double[] coefficients = partials.clone();
        double[] before = new double[partials.length];
        for (int k = 1; k < partials.length; k++) {
            System.arraycopy(coefficients, 0, before, 0, k);
            for (int j = 0; j < k; j++) {
                coefficients[j] = before[j] - partials[k] * before[k - 1 - j];
            }
        }
        return coefficients;
    }

    /** From coefficients to partial autocorrelations; one of them is not in (-1, 1) if the polynomial is not stable. */
    public static double[] toPartials(double[] coefficients) {
        double[] partials = coefficients.clone();
        double[] before = new double[coefficients.length];
        for (int k = partials.length - 1; k > 0; k--) {
            double last = partials[k];
            double scale = 1 - last * last;
            if (!(scale > 0)) {
                return partials;
            }
            System.arraycopy(partials, 0, before, 0, k);
            for (int j = 0; j < k; j++) {
                partials[j] = (before[j] + last * before[k - 1 - j]) / scale;
            }
        }
        return partials;
    }

    /** Whether all roots of {@code z^p - a1 z^(p-1) - ... - ap} lie inside the unit circle. */
    public static boolean isStable(double[] coefficients) {
        for (double partial : toPartials(coefficients)) {
            if (!(Math.abs(partial) < 1)) {
                return false;
            }
        }
        return true;
    }

    /** Coefficients of the product {@code (1 - a1 B - ...)(1 - b1 B - ...)}, again without the leading 1. */
    public static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length + b.length];
        for (int i = -1; i < a.length; i++) {
            for (int j = -1; j < b.length; j++) {
                if (i + j > -2) {
                    double left = i < 0 ? -1 : a[i];
                    double right = j < 0 ? -1 : b[j];
                    product[i + j + 1] -= left * right;
                }
            }
        }
        return product;
    }
}
