package io.headroom.forecasting.arima;

import java.util.Arrays;

/**
 * The Kalman filter of an ARMA process with innovations of variance 1,
 *
 * <pre>
 * w(t) = a1 w(t-1) + ... + ap w(t-p) + e(t) + m1 e(t-1) + ... + mq e(t-q),
 * </pre>
 *
 * in Harvey's form (Time Series Models, 1993, section 4.4): {@code r = max(p, q+1)} states, of which the first is the value
 * itself. It starts from the stationary covariance, so innovations and their variances give the exact Gaussian likelihood,
 * also over missing values. Until a value is missing, the covariance changes by a matrix of rank one only, and a step costs a
 * few r (Morf, Sidhu and Kailath, Some new algorithms for recursive estimation, 1974); after that it costs r^2 until the
 * variance has come down to 1 and the gain no longer changes. Not thread-safe.
 */
final class ArmaFilter {

    private static final double STEADY = 1e-9;
    private static final double STEADY_VARIANCE = 1e-9;
    private static final double STEADY_GAIN = 1e-9;

    private final int size;
    private final double[] autoregressive;
    private final double[] loading;
    private final double[] state;
    private final double[] gain;
    private double[][] covariance;
    private double[][] scratch;
    private final double[] change;
    private double changeWeight;
    private double nextVariance;
    private int complete;
    private boolean gapless;
    private boolean steady;
    private double variance;

    ArmaFilter(ArimaOrder order) {
        size = Math.max(order.autoregressive(), order.movingAverage() + 1);
        autoregressive = new double[size];
        loading = new double[size];
        state = new double[size];
        gain = new double[size];
        change = new double[size];
        covariance = new double[size][size];
        scratch = new double[size][size];
    }

    /** Begins before the first value; the autoregressive part must be stationary. */
    void start(double[] ar, double[] ma) {
        Arrays.fill(autoregressive, 0);
        System.arraycopy(ar, 0, autoregressive, 0, ar.length);
        Arrays.fill(loading, 0);
        loading[0] = 1;
        System.arraycopy(ma, 0, loading, 1, ma.length);
        Arrays.fill(state, 0);
        steady = false;
        gapless = true;
        complete = 0;
        firstCovariance();
        nextVariance = covariance[0][0];
        changeWeight = -nextVariance;
        for (int i = 0; i < size; i++) {
            double below = i + 1 < size ? covariance[i + 1][0] / nextVariance : 0;
            gain[i] = autoregressive[i] + below;
            change[i] = gain[i];
        }
    }

    private void firstCovariance() {
        for (double each : autoregressive) {
            if (each != 0) {
                stationaryCovariance();
                return;
            }
        }
        pureMovingAverage();
    }

    private void pureMovingAverage() {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; i + k < size; k++) {
                    sum += loading[i + k] * loading[j + k];
                }
                covariance[i][j] = sum;
                covariance[j][i] = sum;
            }
        }
    }

    /** Solves {@code P = T P T' + R R'} by doubling: {@code P <- P + A P A'}, {@code A <- A A} from {@code A = T}. */
    private void stationaryCovariance() {
        double[][] power = new double[size][size];
        for (int i = 0; i < size; i++) {
            power[i][0] = autoregressive[i];
            if (i + 1 < size) {
                power[i][i + 1] = 1;
            }
            for (int j = 0; j < size; j++) {
                covariance[i][j] = loading[i] * loading[j];
            }
        }
        double[][] product = new double[size][size];
        for (int round = 0; round < 60; round++) {
            double added = 0;
            multiply(power, covariance, product);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = 0;
                    for (int k = 0; k < size; k++) {
                        sum += product[i][k] * power[j][k];
                    }
                    scratch[i][j] = sum;
                    scratch[j][i] = sum;
                }
            }
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    covariance[i][j] += scratch[i][j];
                }
                added = Math.max(added, scratch[i][i] / Math.max(covariance[i][i], Double.MIN_NORMAL));
            }
            if (!(added > 1e-15)) {
                return;
            }
            multiply(power, power, product);
            double[][] swap = power;
            power = product;
            product = swap;
        }
    }

    private void multiply(double[][] a, double[][] b, double[][] into) {
        for (int i = 0; i < size; i++) {
            Arrays.fill(into[i], 0);
            for (int k = 0; k < size; k++) {
                double factor = a[i][k];
                if (factor != 0) {
                    for (int j = 0; j < size; j++) {
                        into[i][j] += factor * b[k][j];
                    }
                }
            }
        }
    }

    /** Takes a value and gives its innovation, NaN for a missing one. */
    double step(double value) {
        double expected = state[0];
        if (Double.isNaN(value)) {
            skip();
            return Double.NaN;
        }
        double innovation = value - expected;
        if (steady) {
            variance = 1;
            advance(value, innovation, loading);
        } else if (gapless) {
            variance = nextVariance;
            for (int i = 0; i + 1 < size; i++) {
                state[i] = autoregressive[i] * expected + state[i + 1] + gain[i] * innovation;
            }
            state[size - 1] = autoregressive[size - 1] * expected + gain[size - 1] * innovation;
            followGapless();
        } else {
            variance = covariance[0][0];
            condition();
            advance(value, innovation, gain);
            steady = covariance[0][0] - 1 < STEADY && settled();
        }
        return innovation;
    }

    private void advance(double value, double innovation, double[] by) {
        for (int i = 0; i + 1 < size; i++) {
            state[i] = autoregressive[i] * value + state[i + 1] + by[i + 1] * innovation;
        }
        state[size - 1] = autoregressive[size - 1] * value;
    }

    /** Moves gain, variance and the covariance's change on; the gain here includes the move to the next step. */
    private void followGapless() {
        complete++;
        double first = change[0];
        double weighted = changeWeight * first;
        double next = nextVariance + weighted * first;
        double left = 0;
        double off = 0;
        for (int i = 0; i < size; i++) {
            double moved = autoregressive[i] * first + (i + 1 < size ? change[i + 1] : 0);
            gain[i] = (gain[i] * nextVariance + moved * weighted) / next;
            change[i] = moved - gain[i] * first;
            left = Math.max(left, Math.abs(change[i]));
            double settled = autoregressive[i] + (i + 1 < size ? loading[i + 1] : 0);
            off = Math.max(off, Math.abs(gain[i] - settled));
        }
        changeWeight *= next / nextVariance;
        nextVariance = next;
        steady = next - 1 < STEADY_VARIANCE && off < STEADY_GAIN && left * left * -changeWeight < STEADY;
    }

    /** The gain of a value, and the covariance after it, before the next. */
    private void condition() {
        double own = covariance[0][0];
        for (int i = 0; i < size; i++) {
            gain[i] = covariance[i][0] / own;
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double carried = i + 1 < size && j + 1 < size
                        ? covariance[i + 1][j + 1] - gain[i + 1] * covariance[j + 1][0]
                        : 0;
                scratch[i][j] = carried + loading[i] * loading[j];
            }
        }
        swap();
    }

    private boolean settled() {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                if (Math.abs(covariance[i][j] - loading[i] * loading[j]) > STEADY) {
                    return false;
                }
            }
        }
        return true;
    }

    private void skip() {
        if (steady) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    covariance[i][j] = loading[i] * loading[j];
                }
            }
            steady = false;
        } else if (gapless) {
            firstCovariance();
            for (int i = 0; i < complete; i++) {
                condition();
            }
        }
        gapless = false;
        carryOn(state);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sum = autoregressive[i] * autoregressive[j] * covariance[0][0] + loading[i] * loading[j];
                if (i + 1 < size) {
                    sum += autoregressive[j] * covariance[i + 1][0];
                }
                if (j + 1 < size) {
                    sum += autoregressive[i] * covariance[0][j + 1];
                }
                if (i + 1 < size && j + 1 < size) {
                    sum += covariance[i + 1][j + 1];
                }
                scratch[i][j] = sum;
            }
        }
        swap();
    }

    private void swap() {
        double[][] other = covariance;
        covariance = scratch;
        scratch = other;
    }

    /** Moves states on by a step without a value. */
    private void carryOn(double[] states) {
        double first = states[0];
        for (int i = 0; i + 1 < size; i++) {
            states[i] = autoregressive[i] * first + states[i + 1];
        }
        states[size - 1] = autoregressive[size - 1] * first;
    }

    /** Variance of the innovation that the last step gave, in units of the innovations' own. */
    double variance() {
        return variance;
    }

    /** What is expected of the next value. */
    double expected() {
        return state[0];
    }

    /** What is expected of the coming values. */
    double[] path(int horizon) {
        double[] states = state.clone();
        double[] path = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            path[h] = states[0];
            carryOn(states);
        }
        return path;
    }
}
