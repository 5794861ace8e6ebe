package io.headroom.forecasting.combination;

import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.PointModel;
import io.headroom.forecasting.TimeSeries;

/**
 * A forecaster at work on logarithms, so that what it adds multiplies: seasons and errors that grow with the level. It refuses
 * a series with a 0.
 */
public final class Logarithmic implements PointForecaster {

    /** Added to the logarithms so that they stay above 0, whatever the unit: no forecast is e^30 times below the least value. */
    private static final double LIFT = 30;

    private static final double MOST_ABOVE = 4;

    private final PointForecaster forecaster;

    public Logarithmic(PointForecaster forecaster) {
        this.forecaster = forecaster;
    }

    @Override
    public String name() {
        return "log-" + forecaster.name();
    }

    @Override
    public int minimumHistory() {
        return forecaster.minimumHistory();
    }

    /** Whether every value has a logarithm. */
    boolean accepts(TimeSeries series) {
        for (int t = 0; t < series.size(); t++) {
            if (series.get(t) <= 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public PointModel fit(TimeSeries series) {
        requireHistory(series);
        if (!accepts(series)) {
            throw new IllegalArgumentException(name() + " needs values above 0");
        }
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        double[] logarithms = new double[series.size()];
        java.util.BitSet censored = new java.util.BitSet();
        for (int t = 0; t < logarithms.length; t++) {
            double value = series.get(t);
            if (!Double.isNaN(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            censored.set(t, series.isCensored(t));
        }
        double floor = most == 0 ? 1 : least;
        for (int t = 0; t < logarithms.length; t++) {
            logarithms[t] = LIFT + Math.log(series.get(t) / floor);
        }
        return new Model(forecaster.fit(TimeSeries.of(logarithms, censored)), floor, MOST_ABOVE * most);
    }

    private record Model(PointModel model, double floor, double ceiling) implements PointModel {

        @Override
        public double[] path(int horizon) {
            double[] path = model.path(horizon);
            for (int h = 0; h < horizon; h++) {
                path[h] = Math.min(ceiling, floor * Math.exp(path[h] - LIFT));
            }
            return path;
        }

        /** A value far below any seen, such as 0, counts as a tenth of the least. */
        @Override
        public void update(double value, boolean censored) {
            model.update(LIFT + Math.log(Math.max(value / floor, 0.1)), censored);
        }
    }
}
