package io.headroom.forecasting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a model for a series: every candidate that has enough history forecasts the held-back end of it, and the one
 * with the least pinball loss over the published levels is taken, for what is near and for what is far each. The choice
 * before is only left for a rival that is better by {@link #SWITCHING_PENALTY}.
 */
public final class AutoForecaster {

    /** How much better, as a share of the loss, a rival must be to replace the choice before. */
    public static final double SWITCHING_PENALTY = 0.03;

    private static final int SHORTEST_BACKTEST = 48;

    private final Horizon horizon;
    private final double[] levels;
    private final int day;

    /**
     * @param horizon what is asked for
     * @param levels of the quantiles, rising, in 0..1
     * @param day how many steps a day has
     */
    public AutoForecaster(Horizon horizon, double[] levels, int day) {
        this.horizon = horizon;
        this.levels = levels.clone();
        this.day = day;
    }

    /** How many steps of history are worth giving: two weeks. */
    public int usefulHistory() {
        return 14 * day;
    }

    /**
     * Fits the series.
     *
     * @param previous name of the model chosen before, or null
     * @throws UnusableSeriesException if no step of the series is observed
     */
    public FittedModel fit(TimeSeries given, @Nullable String previous) {
        return fit(given, previous, forecasters());
    }

    /**
     * Fits the models of an earlier choice alone, at a fraction of the cost; every model where none of them is known.
     *
     * @param chosen name of the model chosen before
     * @throws UnusableSeriesException if no step of the series is observed
     */
    public FittedModel resume(TimeSeries given, String chosen) {
        List<PointForecaster> before = forecasters().stream()
                .filter(forecaster ->
                        List.of(chosen.replace("~", "").split("/", -1)).contains(forecaster.name()))
                .toList();
        return before.isEmpty() ? fit(given, chosen) : fit(given, chosen, before);
    }

    private FittedModel fit(TimeSeries given, @Nullable String previous, List<PointForecaster> forecasters) {
        TimeSeries series = given.trimmed();
        if (series.observed() == 0) {
            throw new UnusableSeriesException("no step of the series is observed");
        }
        if (series.size() < SHORTEST_BACKTEST) {
            Candidate present = new Backtest(series, horizon, levels, series.size() - 1)
                    .run(new LastValue())
                    .get(0);
            return new FittedModel(horizon, levels, present, present, List.of(), Fallback.NO_HISTORY);
        }
        int heldBack = Math.min(series.size() / 2, 7 * day);
        Backtest backtest = new Backtest(series, horizon, levels, heldBack);
        List<Candidate> candidates = new ArrayList<>();
        for (PointForecaster forecaster : forecasters) {
            if (forecaster.minimumHistory() <= series.size() - heldBack) {
                candidates.addAll(backtest.run(forecaster));
            }
        }
        if (candidates.isEmpty()) {
            candidates.addAll(backtest.run(new LastValue()));
        }
        boolean seasonal = series.size() - heldBack >= day;
        String[] before = previous == null ? new String[] {"", ""} : (previous + "/" + previous).split("/", -1);
        Candidate near = best(candidates, Candidate::nearLoss, before[0]);
        Candidate far = best(candidates, Candidate::farLoss, before[1]);
        return new FittedModel(
                horizon, levels, near, far, scores(candidates), seasonal ? null : Fallback.SHORT_HISTORY);
    }

    private List<PointForecaster> forecasters() {
        int hour = Math.max(2, day / 24);
        return List.of(
                new LastValue(),
                new MovingPercentile(hour, 0.5, hour / 2.0),
                new MovingPercentile(hour, 0.95, hour),
                new MovingPercentile(day, 0.9, day / 2.0),
                new SeasonalNaive(day),
                new SeasonalNaive(7 * day),
                new HoltWinters(day));
    }

    private static Candidate best(List<Candidate> candidates, ToDoubleFunction<Candidate> loss, String before) {
        return candidates.stream()
                .min(Comparator.comparingDouble(candidate -> {
                    double own = loss.applyAsDouble(candidate);
                    double comparable = Double.isNaN(own) ? Double.MAX_VALUE : own;
                    return candidate.name().equals(before) ? comparable * (1 - SWITCHING_PENALTY) : comparable;
                }))
                .orElseThrow();
    }

    private static List<Score> scores(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> new Score(candidate.name(), candidate.nearLoss(), candidate.farLoss()))
                .sorted(Comparator.comparingDouble(Score::nearLoss))
                .toList();
    }
}
