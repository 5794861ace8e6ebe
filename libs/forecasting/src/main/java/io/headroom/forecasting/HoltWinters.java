package io.headroom.forecasting;

import java.util.Objects;

/**
 * Additive exponential smoothing with a damped trend and a season:
 *
 * <pre>
 * e(t) = y(t) - (l + phi b + s)
 * l    = l + phi b + alpha e      b = phi b + beta e      s = s + gamma e
 * y(t+h) = l + (phi + ... + phi^h) b + s(t+h-m)
 * </pre>
 *
 * the error-correction form of Holt and Winters (Hyndman et al., Forecasting with Exponential Smoothing, 2008). The
 * smoothing constants are those of a small grid with the least squared one-step error.
 */
public final class HoltWinters implements PointForecaster {

    private static final double PHI = 0.9;
    private static final double[] ALPHAS = {0.05, 0.2, 0.5, 0.8};
    private static final double[] BETAS = {0, 0.05};
    private static final double[] GAMMAS = {0.05, 0.2};

    private final int period;

    /** @param period length of the season in steps, at least 2 */
    public HoltWinters(int period) {
        if (period < 2) {
            throw new IllegalArgumentException("period " + period + " must be at least 2");
        }
        this.period = period;
    }

    @Override
    public String name() {
        return "holt-winters(" + period + ")";
    }

    @Override
    public int minimumHistory() {
        return 2 * period;
    }

    @Override
    public PointModel fit(TimeSeries series) {
        requireHistory(series);
        double[] filled = series.filled();
        Model best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double alpha : ALPHAS) {
            for (double beta : BETAS) {
                for (double gamma : GAMMAS) {
                    Model model = initial(filled, alpha, beta, gamma);
                    double error = model.run(series, filled);
                    if (best == null || error < least) {
                        best = model;
                        least = error;
                    }
                }
            }
        }
        return Objects.requireNonNull(best);
    }

    /** Level and season of the first two periods; no trend. */
    private Model initial(double[] filled, double alpha, double beta, double gamma) {
        double level = 0;
        double[] season = new double[period];
        for (int i = 0; i < 2 * period; i++) {
            level += filled[i] / (2 * period);
            season[i % period] += filled[i] / 2;
        }
        for (int i = 0; i < period; i++) {
            season[i] -= level;
        }
        return new Model(alpha, beta, gamma, level, season);
    }

    private static final class Model implements PointModel {

        private final double alpha;
        private final double beta;
        private final double gamma;
        private final double[] season;
        private double level;
        private double trend;
        private int next;

        Model(double alpha, double beta, double gamma, double level, double[] season) {
            this.alpha = alpha;
            this.beta = beta;
            this.gamma = gamma;
            this.level = level;
            this.season = season;
        }

        double run(TimeSeries series, double[] filled) {
            double squares = 0;
            for (int i = 0; i < filled.length; i++) {
                double error = filled[i] - (level + PHI * trend + season[next]);
                squares += error * error;
                update(series.get(i), series.isCensored(i));
            }
            return squares;
        }

        @Override
        public double[] path(int horizon) {
            double[] path = new double[horizon];
            double damped = PHI;
            double sum = 0;
            for (int h = 0; h < horizon; h++) {
                sum += damped;
                damped *= PHI;
                path[h] = Math.max(0, level + sum * trend + season[(next + h) % season.length]);
            }
            return path;
        }

        @Override
        public void update(double value, boolean censored) {
            double expected = level + PHI * trend + season[next];
            double error = Double.isNaN(value) ? 0 : value - expected;
            if (censored) {
                error = Math.max(0, error);
            }
            level += PHI * trend + alpha * error;
            trend = PHI * trend + beta * error;
            season[next] += gamma * (1 - alpha) * error;
            next = (next + 1) % season.length;
        }
    }
}
