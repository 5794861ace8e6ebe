package io.headroom.forecasting;

import java.util.Arrays;

/** Demand repeats itself: {@code y(t+h) = y(t+h-m)} with the last whole period of {@code m} steps. */
public final class SeasonalNaive implements PointForecaster {

    private final int period;

    /** @param period length of the season in steps */
    public SeasonalNaive(int period) {
        this.period = period;
    }

    @Override
    public String name() {
        return "seasonal-naive(" + period + ")";
    }

    @Override
    public int minimumHistory() {
        return period;
    }

    @Override
    public PointModel fit(TimeSeries series) {
        requireHistory(series);
        double[] filled = series.filled();
        return new Model(Arrays.copyOfRange(filled, filled.length - period, filled.length));
    }

    private static final class Model implements PointModel {

        private final double[] season;
        private int next;

        Model(double[] season) {
            this.season = season;
        }

        @Override
        public double[] path(int horizon) {
            double[] path = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                path[h] = season[(next + h) % season.length];
            }
            return path;
        }

        @Override
        public void update(double value, boolean censored) {
            if (!Double.isNaN(value)) {
                season[next] = censored ? Math.max(season[next], value) : value;
            }
            next = (next + 1) % season.length;
        }
    }
}
