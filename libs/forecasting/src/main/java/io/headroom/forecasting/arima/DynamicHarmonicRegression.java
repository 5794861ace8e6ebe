package io.headroom.forecasting.arima;

import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.TimeSeries;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Seasons of any length as waves, with ARIMA errors ({@link Arima}); the number of waves of each period is that with the
 * least AICc (Young, Pedregal and Tych, Dynamic harmonic regression, 1999; Hyndman and Athanasopoulos, Forecasting:
 * Principles and Practice, 2021, section 10.5). A period of which the history has less than two is left out.
 */
public final class DynamicHarmonicRegression implements PointForecaster {

    private static final int MOST_WAVES = 15;

    private final int[] periods;

    /** @param periods in steps, each at least 2, shortest first */
    public DynamicHarmonicRegression(int... periods) {
        this.periods = periods.clone();
    }

    @Override
    public String name() {
        return Arrays.stream(periods).mapToObj(Integer::toString).collect(Collectors.joining(",", "harmonic(", ")"));
    }

    @Override
    public int minimumHistory() {
        return Math.max(2 * Arrays.stream(periods).min().orElse(1), 24);
    }

    @Override
    public ArimaModel fit(TimeSeries series) {
        requireHistory(series);
        int[] usable = Arrays.stream(periods)
                .filter(period -> 2 * period <= series.size())
                .toArray();
        int[] most = new int[usable.length];
        for (int i = 0; i < most.length; i++) {
            int bearable = Math.max(1, series.size() / (8 * most.length));
            most[i] = Math.min(usable[i] / 2, Math.min(bearable, MOST_WAVES));
        }
        Regressors waves = Regressors.waves(new WaveChoice(series.filled(), usable, most).best());
        Arima arima = Arima.automatic(waves, name());
        return (series.size() < arima.minimumHistory() ? Arima.automatic() : arima).fit(series);
    }
}
