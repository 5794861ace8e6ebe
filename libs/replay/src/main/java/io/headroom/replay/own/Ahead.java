package io.headroom.replay.own;

import io.headroom.forecasting.Forecast;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.UnusableSeriesException;
import io.headroom.forecasting.ensemble.AutoForecaster;
import io.headroom.forecasting.ensemble.FittedModel;
import io.headroom.replay.Grid;
import io.headroom.replay.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a VM's demand and forecasts before every step, knowing what was measured up to the newest step that may be
 * known. Models are chosen anew once a day from the last two weeks and take every step in between as it comes, as in the
 * forecast service. Not thread-safe.
 */
public final class Ahead {

    /** The levels asked for. */
    public static final double[] LEVELS = {0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};

    /** How many steps must be known before the first forecast. */
    static final int LEAST = 2 * Grid.DAY;

    /** How many steps are looked back. */
    static final int WINDOW = 14 * Grid.DAY;

    private final Seen seen;
    private final int lead;
    private final AutoForecaster forecaster;
    private List<String> chosen = List.of();
    private @Nullable FittedModel model;
    private int taken;

    public Ahead(Seen seen, int lead) {
        this(seen, lead, Horizon.of(lead + 1, new int[0], 0));
    }

    /** @param horizon what is forecast from the present step on, which is a lead before the step that is asked for */
    public Ahead(Seen seen, int lead, Horizon horizon) {
        this.seen = seen;
        this.lead = lead;
        this.forecaster = new AutoForecaster(horizon, LEVELS, Grid.DAY);
    }

    /**
     * The quantiles of a step; steps must be asked for in order, each once.
     *
     * @return null while too little is known
     */
    public double @Nullable [] step(int step) {
        Forecast forecast = forecast(step);
        return forecast == null ? null : forecast.row(lead);
    }

    /** The whole forecast that a step is decided by, instead of {@link #step}. */
    public @Nullable Forecast forecast(int step) {
        int known = Seen.newest(step, lead) + 1;
        if (known < LEAST) {
            return null;
        }
        if (model == null || known % Grid.DAY == 0) {
            fit(known);
        } else {
            for (; taken < known; taken++) {
                model.update(measured(taken), false);
            }
        }
        return model == null ? null : model.predict();
    }

    private void fit(int known) {
        double[] window = new double[Math.min(known, WINDOW)];
        Arrays.setAll(window, i -> measured(known - window.length + i));
        taken = known;
        try {
            model = forecaster.fit(TimeSeries.of(window), chosen);
            chosen = model.experts();
        } catch (UnusableSeriesException e) {
            model = null;
        }
    }

    /** What was measured in the two weeks before a step, ascending. */
    public static double[] history(Seen seen, int known) {
        return IntStream.range(Math.max(0, known - WINDOW), known)
                .filter(seen::isObserved)
                .mapToDouble(seen::at)
                .sorted()
                .toArray();
    }

    private double measured(int step) {
        return seen.isObserved(step) ? seen.at(step) : Double.NaN;
    }
}
