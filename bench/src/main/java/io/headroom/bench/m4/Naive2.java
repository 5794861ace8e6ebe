package io.headroom.bench.m4;

import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.PointModel;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.seasonality.Autocorrelation;
import io.headroom.forecasting.seasonality.SeasonalFigures;

/**
 * The competition's measure of all things: the last value without its season, with the season of classical multiplicative
 * decomposition where the autocorrelation says that there is one.
 */
final class Naive2 implements PointForecaster {

    private final int period;

    Naive2(int period) {
        this.period = period;
    }

    @Override
    public String name() {
        return "naive2";
    }

    @Override
    public int minimumHistory() {
        return 1;
    }

    @Override
    public PointModel fit(TimeSeries series) {
        requireHistory(series);
        double[] values = series.filled();
        double[] figures =
                Autocorrelation.isSeasonal(values, period) ? SeasonalFigures.multiplicative(values, period) : one();
        return new Model(
                figures, values[values.length - 1] / figures[(values.length - 1) % figures.length], values.length);
    }

    private static double[] one() {
        return new double[] {1};
    }

    private static final class Model implements PointModel {

        private final double[] figures;
        private double level;
        private int seen;

        Model(double[] figures, double level, int seen) {
            this.figures = figures;
            this.level = level;
            this.seen = seen;
        }

        @Override
        public double[] path(int horizon) {
            double[] path = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                path[h] = level * figures[(seen + h) % figures.length];
            }
            return path;
        }

        @Override
        public void update(double value, boolean censored) {
            if (!Double.isNaN(value)) {
                level = value / figures[seen % figures.length];
            }
            seen++;
        }
    }
}
