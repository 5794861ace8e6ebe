package io.headroom.forecasting.theta;

import io.headroom.forecasting.PointModel;
import io.headroom.forecasting.smoothing.EtsModel;

/** Simple smoothing with half the drift of the whole, and a fixed season. */
public final class ThetaModel implements PointModel {

    private final EtsModel smoothed;
    private final double drift;
    private final double[] figures;
    private long seen;

    /**
     * @param smoothed the seasonally adjusted series, simply smoothed
     * @param drift half the slope of the seasonally adjusted series
     * @param seen how many values it was smoothed over
     * @param figures what each place of the period multiplies by, the first for the first value; one 1 for no season
     */
    ThetaModel(EtsModel smoothed, double drift, long seen, double[] figures) {
        this.smoothed = smoothed;
        this.drift = drift;
        this.seen = seen;
        this.figures = figures;
    }

    @Override
    public double[] path(int horizon) {
        double[] path = new double[horizon];
        double alpha = smoothed.parameters().alpha();
        double lag = (1 - Math.pow(1 - alpha, seen)) / alpha;
        for (int h = 0; h < horizon; h++) {
            path[h] = Math.max(0, (smoothed.level() + drift * (h + lag)) * figure(seen + h));
        }
        return path;
    }

    @Override
    public void update(double value, boolean censored) {
        smoothed.update(value / figure(seen), censored);
        seen++;
    }

    private double figure(long step) {
        return figures[(int) (step % figures.length)];
    }

    /** Whether a season was found. */
    public boolean isSeasonal() {
        return figures.length > 1;
    }
}
