package io.headroom.forecasting.ensemble;

import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.PointModel;
import io.headroom.forecasting.TimeSeries;
import java.util.Arrays;

/**
 * A model of its own kind as a centre: it was walked through the held-back history, and what it expected at every origin is
 * kept for the contest; afterwards it speaks from the end of the history and takes each further step.
 */
final class Walk implements Centre {

    private final String title;
    private final PointModel model;
    private final int reach;
    private final int horizon;
    private int[] origins;
    private double[][] paths;
    private double[] ahead = new double[0];

    private Walk(PointForecaster forecaster, PointModel model, int[] origins, double[][] paths, int horizon) {
        this.title = forecaster.name();
        this.model = model;
        this.origins = origins;
        this.paths = paths;
        this.reach = forecaster.minimumHistory();
        this.horizon = horizon;
    }

    /**
     * Fits the model to what lies before the first origin, walks it through the rest, then fits it to the whole.
     *
     * @param series as long as the history at most
     * @param offset number of the history's step that the series begins with
     * @param horizon how many steps ahead are asked for
     */
    static Walk through(TimeSeries series, int offset, Origins origins, PointForecaster forecaster, int horizon) {
        int[] at = new int[origins.count()];
        double[][] paths = new double[at.length][];
        int taken = origins.at(0) - offset + 1;
        PointModel model = forecaster.fit(series.prefix(taken));
        for (int i = 0; i < at.length; i++) {
            at[i] = origins.at(i);
            for (; taken <= at[i] - offset; taken++) {
                model.update(series.get(taken), series.isCensored(taken));
            }
            paths[i] = model.path(horizon);
        }
        return new Walk(forecaster, forecaster.fit(series), at, paths, horizon);
    }

    /** One that goes on from a history without having been walked through it. */
    static Walk from(TimeSeries series, PointForecaster forecaster, int horizon) {
        return new Walk(forecaster, forecaster.fit(series), new int[0], new double[0][], horizon);
    }

    /** Forgets what it expected in the past. */
    void forget() {
        origins = new int[0];
        paths = new double[0][];
    }

    /** Takes the next step. */
    void update(double value, boolean censored) {
        model.update(value, censored);
        ahead = new double[0];
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int reach() {
        return reach;
    }

    @Override
    public boolean flat() {
        return false;
    }

    @Override
    public double of(History history, int at, int from, int to) {
        int origin = Arrays.binarySearch(origins, at);
        double[] path = origin >= 0 ? paths[origin] : ahead();
        double largest = path[from - 1];
        for (int step = from; step < to - 1; step++) {
            largest = Math.max(largest, path[step]);
        }
        return largest;
    }

    private double[] ahead() {
        if (ahead.length == 0) {
            ahead = model.path(horizon);
        }
        return ahead;
    }
}
