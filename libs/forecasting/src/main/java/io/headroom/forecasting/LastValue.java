package io.headroom.forecasting;

import java.util.Arrays;

/** Demand stays where it is: {@code y(t+h) = y(t)}, the naive forecast that every other has to beat. */
public final class LastValue implements PointForecaster {

    @Override
    public String name() {
        return "last-value";
    }

    @Override
    public int minimumHistory() {
        return 1;
    }

    @Override
    public PointModel fit(TimeSeries series) {
        requireHistory(series);
        double[] filled = series.filled();
        return new Model(filled[filled.length - 1]);
    }

    private static final class Model implements PointModel {

        private double last;

        Model(double last) {
            this.last = last;
        }

        @Override
        public double[] path(int horizon) {
            double[] path = new double[horizon];
            Arrays.fill(path, last);
            return path;
        }

        @Override
        public void update(double value, boolean censored) {
            if (!Double.isNaN(value)) {
                last = censored ? Math.max(last, value) : value;
            }
        }
    }
}
