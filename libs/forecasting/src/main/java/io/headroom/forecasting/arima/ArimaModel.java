package io.headroom.forecasting.arima;

import io.headroom.forecasting.PointModel;
import io.headroom.forecasting.TimeSeries;

/**
 * A regression with ARIMA errors, standing at the end of what it has seen: {@code y(t) = b x(t) + n(t)}, n differenced d
 * times is ARMA.
 */
public final class ArimaModel implements PointModel {

    private final ArimaOrder order;
    private final double[] ar;
    private final double[] ma;
    private final Regressors regressors;
    private final double[] coefficients;
    private final ArmaFilter filter;
    private final double[] row;
    /** Of n, its differences, their differences, ...: the last of each, before the next value. */
    private final double[] last;

    private final double logLikelihood;
    private final double sigma2;
    private final double aicc;
    private long seen;
    private int unbroken;

    private ArimaModel(
            ArimaOrder order, double[] ar, double[] ma, Regressors regressors, double[] coefficients, double[] values) {
        this.order = order;
        this.ar = ar.clone();
        this.ma = ma.clone();
        this.regressors = regressors;
        this.coefficients = coefficients.clone();
        row = new double[regressors.count()];
        last = new double[order.differences()];
        filter = new ArmaFilter(order);
        filter.start(ar, ma);
        double squares = 0;
        double logs = 0;
        int count = 0;
        for (double value : values) {
            double innovation = take(value);
            if (!Double.isNaN(innovation)) {
                squares += innovation * innovation / filter.variance();
                logs += Math.log(filter.variance());
                count++;
            }
        }
        sigma2 = squares / count;
        logLikelihood = -0.5 * (count * (Math.log(2 * Math.PI * Math.max(sigma2, 1e-300)) + 1) + logs);
        int free = order.coefficients() + coefficients.length + 1;
        double room = count - free - 1;
        aicc = room <= 0 ? Double.POSITIVE_INFINITY : -2 * logLikelihood + 2 * free + 2.0 * free * (free + 1) / room;
    }

    /** Before the first value, but with the other's likelihood. */
    private ArimaModel(ArimaModel other) {
        order = other.order;
        ar = other.ar;
        ma = other.ma;
        regressors = other.regressors;
        coefficients = other.coefficients;
        row = new double[other.row.length];
        last = new double[other.last.length];
        filter = new ArmaFilter(order);
        filter.start(ar, ma);
        logLikelihood = other.logLikelihood;
        sigma2 = other.sigma2;
        aicc = other.aicc;
    }

    /**
     * The model with given coefficients, after the values.
     *
     * @param ar autoregressive coefficients, stationary
     * @param ma moving-average coefficients, added
     * @param coefficients of the regressors
     * @param values NaN where one is missing
     */
    public static ArimaModel of(
            ArimaOrder order, double[] ar, double[] ma, Regressors regressors, double[] coefficients, double[] values) {
        return new ArimaModel(order, ar, ma, regressors, coefficients, values);
    }

    /** Takes a value and gives the innovation; NaN where the value, or one that its difference needs, is missing. */
    private double take(double value) {
        double rest = value - effect(seen++);
        boolean missing = Double.isNaN(rest);
        double change = missing ? filter.expected() : rest;
        if (missing) {
            for (int i = last.length - 1; i >= 0; i--) {
                change += last[i];
                last[i] = change;
            }
        } else {
            for (int i = 0; i < last.length; i++) {
                double before = last[i];
                last[i] = change;
                change -= before;
            }
        }
        boolean usable = !missing && unbroken >= last.length;
        unbroken = missing ? 0 : unbroken + 1;
        boolean begun = usable || seen > last.length;
        return begun ? filter.step(usable ? change : Double.NaN) : Double.NaN;
    }

    private double expected() {
        double sum = filter.expected() + effect(seen);
        for (double each : last) {
            sum += each;
        }
        return sum;
    }

    /** The same model, standing at the end of a series of which it takes censored steps as such. */
    ArimaModel after(TimeSeries series) {
        ArimaModel standing = new ArimaModel(this);
        for (int t = 0; t < series.size(); t++) {
            standing.update(series.get(t), series.isCensored(t));
        }
        return standing;
    }

    private double effect(long step) {
        regressors.at(step, row);
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += coefficients[i] * row[i];
        }
        return sum;
    }

    @Override
    public double[] path(int horizon) {
        double[] path = filter.path(horizon);
        double[] levels = last.clone();
        for (int h = 0; h < horizon; h++) {
            double change = path[h];
            for (int i = levels.length - 1; i >= 0; i--) {
                change += levels[i];
                levels[i] = change;
            }
            path[h] = Math.max(0, change + effect(seen + h));
        }
        return path;
    }

    @Override
    public void update(double value, boolean censored) {
        take(censored && value < expected() ? Double.NaN : value);
    }

    public ArimaOrder order() {
        return order;
    }

    public double[] autoregressive() {
        return ar.clone();
    }

    public double[] movingAverage() {
        return ma.clone();
    }

    /** Of the regressors, in their order. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** Exact, of the differenced values. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Variance of the innovations. */
    public double sigma2() {
        return sigma2;
    }

    /** Akaike's criterion, corrected for short series; comparable between models with the same differences alone. */
    public double aicc() {
        return aicc;
    }
}
