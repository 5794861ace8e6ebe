package io.headroom.bench.models;

import io.headroom.bench.Figure;
import io.headroom.bench.Measurement;
import io.headroom.bench.Options;
import io.headroom.bench.Verdicts;
import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.arima.Arima;
import io.headroom.forecasting.arima.DynamicHarmonicRegression;
import io.headroom.forecasting.arima.Regressors;
import io.headroom.forecasting.autoregression.LagRegression;
import io.headroom.forecasting.autoregression.Lags;
import io.headroom.forecasting.combination.SeasonalCombination;
import io.headroom.forecasting.decomposition.Decomposition;
import io.headroom.forecasting.seasonality.Fourier;
import io.headroom.forecasting.smoothing.DoubleSeasonal;
import io.headroom.forecasting.smoothing.Ets;
import io.headroom.forecasting.smoothing.EtsForm;
import io.headroom.forecasting.theta.Theta;
import io.headroom.local.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What each classical model costs on fourteen days of five-minute demand, beside R's where R is installed. */
public final class ModelsMeasurement implements Measurement {

    private static final int DAY = Days.DAY;
    private static final Arima TEN_WAVES =
            Arima.automatic(Regressors.waves(new Fourier(new int[] {DAY}, new int[] {10})), "ten waves");

    /** Those that take a new step by their state alone. */
    private static final List<PointForecaster> STATE_SPACE = List.of(
            Ets.of(EtsForm.of("ANN"), 1),
            Ets.of(EtsForm.of("AAdN"), 1),
            Ets.of(EtsForm.of("AAdA"), DAY),
            Ets.automatic(1),
            Ets.automatic(DAY),
            new Theta(DAY),
            Arima.automatic(),
            TEN_WAVES,
            new DynamicHarmonicRegression(DAY),
            new DoubleSeasonal(DAY, 7 * DAY));

    private static final List<PointForecaster> OTHERS = List.of(
            new LagRegression(1e-5, Double.POSITIVE_INFINITY, Lags.seasonal(DAY, 12, 1, 7)),
            new Decomposition(List.of(), DAY, 7 * DAY),
            SeasonalCombination.ofDayAndWeek(DAY, DAY));

    @Override
    public String name() {
        return "models";
    }

    @Override
    public String purpose() {
        return "what a classical model costs on 14 days of five-minute demand";
    }

    @Override
    public void run(List<String> words, Verdicts verdicts) throws Exception {
        int count = Options.of(words, Map.of("series", "8")).count("series");
        List<double[]> values = IntStream.range(0, count).mapToObj(Days::of).toList();
        List<TimeSeries> series = values.stream().map(TimeSeries::of).toList();
        Map<PointForecaster, Cost> costs = new LinkedHashMap<>();
        Progress progress = new Progress(verdicts.out(), "models", STATE_SPACE.size() + OTHERS.size());
        for (List<PointForecaster> group : List.of(STATE_SPACE, OTHERS)) {
            for (PointForecaster forecaster : group) {
                costs.put(forecaster, Cost.of(forecaster, series));
                progress.advance();
            }
        }
        verdicts.out().printf("%-34s %10s %12s %22s%n", "", "fit, ms", "fit, kB", "step and forecast, us");
        costs.forEach((forecaster, cost) -> verdicts.out()
                .printf(
                        Locale.ROOT,
                        "%-34s %10.1f %12.0f %22.1f%n",
                        forecaster.name(),
                        cost.fitMs(),
                        cost.fitBytes() / 1e3,
                        cost.stepUs()));
        double slowest = STATE_SPACE.stream()
                .mapToDouble(forecaster -> cost(costs, forecaster).stepUs())
                .max()
                .orElse(Double.NaN);
        verdicts.atMost(new Figure("slowest state-space step and forecast", slowest, "us"), "models.step.us");
        compare(costs, RPeers.cpuSeconds(values.subList(0, Math.min(3, count))), verdicts);
    }

    private static void compare(Map<PointForecaster, Cost> costs, Map<String, Double> peers, Verdicts verdicts) {
        if (peers.isEmpty()) {
            verdicts.out().println("R with its forecast package is not installed: no peer measured");
            return;
        }
        Figure waves = new Figure(
                "automatic ARIMA with ten waves", cost(costs, TEN_WAVES).fitMs(), "ms");
        verdicts.atMostTimes(waves, peer(peers, "fourier", "R's auto.arima"), "models.arima.ratio");
        verdicts.show(
                new Figure("Theta", cost(costs, STATE_SPACE.get(5)).fitMs(), "ms"), peer(peers, "theta", "R's thetaf"));
        verdicts.show(
                new Figure(
                        "automatic ETS without season",
                        cost(costs, STATE_SPACE.get(3)).fitMs(),
                        "ms"),
                peer(peers, "ets", "R's ets"));
    }

    private static Figure peer(Map<String, Double> peers, String work, String name) {
        return new Figure(name, 1e3 * peers.getOrDefault(work, Double.NaN), "ms");
    }

    private static Cost cost(Map<PointForecaster, Cost> costs, PointForecaster forecaster) {
        return java.util.Objects.requireNonNull(costs.get(forecaster));
    }
}
