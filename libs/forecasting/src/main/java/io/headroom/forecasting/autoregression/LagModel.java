package io.headroom.forecasting.autoregression;

import io.headroom.forecasting.PointModel;

/** The coefficients of a {@link LagRegression} and the past values it needs. */
public final class LagModel implements PointModel {

    private final int[] lags;
    private final double[] coefficients;
    private final double center;
    /** Values about the center, as a ring: the oldest is at {@code next}. */
    private final double[] past;

    private final double ceiling;
    private int next;

    LagModel(int[] lags, double[] coefficients, double center, double[] past) {
        this.lags = lags;
        this.coefficients = coefficients;
        this.center = center;
        this.past = past;
        double largest = 0;
        for (double value : past) {
            largest = Math.max(largest, Math.abs(value));
        }
        ceiling = 4 * largest;
    }

    /** Past values first, then what is expected; an autoregression that runs away stops at four times the largest swing. */
    @Override
    public double[] path(int horizon) {
        double[] all = new double[past.length + horizon];
        System.arraycopy(past, next, all, 0, past.length - next);
        System.arraycopy(past, 0, all, past.length - next, next);
        double[] path = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            int at = past.length + h;
            double sum = coefficients[lags.length];
            for (int i = 0; i < lags.length; i++) {
                sum += coefficients[i] * all[at - lags[i]];
            }
            all[at] = Math.max(-ceiling, Math.min(ceiling, sum));
            path[h] = Math.max(0, center + all[at]);
        }
        return path;
    }

    private double expected() {
        double sum = coefficients[lags.length];
        for (int i = 0; i < lags.length; i++) {
            sum += coefficients[i] * past[(next - lags[i] + past.length) % past.length];
        }
        return Math.max(-ceiling, Math.min(ceiling, sum));
    }

    @Override
    public void update(double value, boolean censored) {
        double expected = expected();
        double deviation = value - center;
        boolean unknown = Double.isNaN(value) || (censored && deviation < expected);
        past[next] = unknown ? expected : deviation;
        next = next + 1 == past.length ? 0 : next + 1;
    }
}
