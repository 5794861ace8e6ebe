package io.headroom.bench.m4;

import io.headroom.bench.Figure;
import io.headroom.bench.Measurement;
import io.headroom.bench.MisusedException;
import io.headroom.bench.Options;
import io.headroom.bench.Verdicts;
import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.combination.SeasonalCombination;
import io.headroom.local.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forecasts the hourly M4 series of a pack 48 hours ahead, writes the table that outside scorers read, and scores it itself
 * beside {@link Naive2} where the pack holds the hours that came.
 */
public final class M4Measurement implements Measurement {

    private static final int DAY = 24;
    private static final int HORIZON = 48;

    @Override
    public String name() {
        return "m4";
    }

    @Override
    public String purpose() {
        return "point forecasts of the M4 hourly series";
    }

    @Override
    public void run(List<String> words, Verdicts verdicts) throws Exception {
        Options options = Options.of(words, Map.of("traces", "", "out", "", "model", "automatic"));
        Path traces = Path.of(given(options, "traces"));
        Path out = Path.of(given(options, "out"));
        PointForecaster forecaster =
                switch (options.text("model")) {
                    case "automatic" -> SeasonalCombination.ofDayAndWeek(DAY, HORIZON);
                    case "naive2" -> new Naive2(DAY);
                    default -> throw new MisusedException("--model is automatic or naive2");
                };
        Map<String, double[]> histories = SeriesFile.read(traces.resolve("m4_hourly_train.csv.gz"));
        long before = cpuNanos();
        Map<String, double[]> paths = forecast(forecaster, histories, verdicts);
        double cpuMs = (cpuNanos() - before) / 1e6 / histories.size();
        write(out, traces.toRealPath().getFileName().toString(), paths);
        verdicts.atMost(new Figure("CPU per series: fit, backtest, forecast", cpuMs, "ms"), "m4.cpu.ms");
        Path actuals = traces.resolve("m4_hourly_test.csv.gz");
        if (Files.exists(actuals)) {
            score(histories, SeriesFile.read(actuals), paths, verdicts);
        }
    }

    private static String given(Options options, String name) {
        String value = options.text(name);
        if (value.isEmpty()) {
            throw new MisusedException("bench m4 --traces DIR --out FILE.csv: --" + name + " is missing");
        }
        return value;
    }

    private static Map<String, double[]> forecast(
            PointForecaster forecaster, Map<String, double[]> histories, Verdicts verdicts) {
        Map<String, double[]> paths = new LinkedHashMap<>();
        Progress progress = new Progress(verdicts.out(), "series", histories.size());
        histories.forEach((id, history) -> {
            paths.put(id, forecaster.fit(TimeSeries.of(history)).path(HORIZON));
            progress.advance();
        });
        return paths;
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void write(Path file, String pack, Map<String, double[]> paths) throws IOException {
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
            writer.print("pack,series_id,step,yhat\n");
            paths.forEach((id, path) -> {
                for (int h = 0; h < path.length; h++) {
                    writer.print(pack + "," + id + "," + (h + 1) + "," + path[h] + "\n");
                }
            });
            if (writer.checkError()) {
                throw new IOException(file + " could not be written");
            }
        }
    }

    /** Every second series is shown apart from the others: what is tuned to the one half would not hold in the other. */
    private static void score(
            Map<String, double[]> histories,
            Map<String, double[]> actuals,
            Map<String, double[]> paths,
            Verdicts verdicts) {
        List<List<Accuracy>> own = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<List<Accuracy>> naive = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int index = 0;
        for (Map.Entry<String, double[]> entry : histories.entrySet()) {
            double[] history = entry.getValue();
            double[] actual = actuals.get(entry.getKey());
            if (actual == null || actual.length != HORIZON) {
                throw new MisusedException("The hours that came of " + entry.getKey() + " are not " + HORIZON);
            }
            double[] simple = new Naive2(DAY).fit(TimeSeries.of(history)).path(HORIZON);
            double[] path = java.util.Objects.requireNonNull(paths.get(entry.getKey()));
            for (int part : new int[] {0, 1 + index % 2}) {
                own.get(part).add(Accuracy.of(history, actual, path, DAY));
                naive.get(part).add(Accuracy.of(history, actual, simple, DAY));
            }
            index++;
        }
        Accuracy all = Accuracy.mean(own.get(0));
        Accuracy peer = Accuracy.mean(naive.get(0));
        verdicts.show(new Figure("sMAPE", all.smape(), ""), new Figure("naive2", peer.smape(), ""));
        verdicts.show(new Figure("MASE", all.mase(), ""), new Figure("naive2", peer.mase(), ""));
        verdicts.show(
                new Figure("OWA of every second series", owa(own.get(1), naive.get(1)), ""),
                new Figure("the others", owa(own.get(2), naive.get(2)), ""));
        verdicts.atMost(new Figure("OWA of " + own.get(0).size() + " series", all.owa(peer), ""), "m4.owa");
    }

    private static double owa(List<Accuracy> own, List<Accuracy> naive) {
        return Accuracy.mean(own).owa(Accuracy.mean(naive));
    }
}
