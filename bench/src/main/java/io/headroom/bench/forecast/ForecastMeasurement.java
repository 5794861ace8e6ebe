package io.headroom.bench.forecast;

import io.headroom.bench.Figure;
import io.headroom.bench.Measurement;
import io.headroom.bench.MisusedException;
import io.headroom.bench.Options;
import io.headroom.bench.Verdicts;
import io.headroom.forecasting.Forecast;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.ensemble.AutoForecaster;
import io.headroom.local.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Forecasts real demand from fixed origins, each time from the two weeks before alone; writes the table that outside scorers
 * read, and scores it itself beside {@link LastValueErrors}.
 */
public final class ForecastMeasurement implements Measurement {

    private static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.99};
    private static final List<String> RESOURCES = List.of("cpu", "mem", "disk", "net");

    /** The model that is trained across series. */
    private static final String GROUP = "gru";

    private static final int DAY = 288;
    private static final int HOUR = 12;
    private static final int TRAINING = 14 * DAY;

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public String purpose() {
        return "quantile forecasts of real demand an hour or a day ahead";
    }

    @Override
    public void run(List<String> words, Verdicts verdicts) throws Exception {
        Options options = Options.of(
                words,
                Map.of(
                        "traces",
                        "",
                        "splits",
                        "",
                        "horizon",
                        "12",
                        "out",
                        "",
                        "model",
                        "automatic",
                        "set",
                        "",
                        "seed",
                        "1",
                        "threads",
                        "1",
                        "epochs",
                        "60",
                        "minutes",
                        "10"));
        int horizon = options.count("horizon");
        if (horizon != HOUR && horizon != DAY) {
            throw new MisusedException("--horizon is " + HOUR + " or " + DAY + " steps");
        }
        String set = options.text("set").isEmpty() ? (horizon == HOUR ? "full" : "day") : options.text("set");
        List<Split> splits = Split.read(Path.of(given(options, "splits")), set);
        Score own = new Score(LEVELS);
        Score peer = new Score(LEVELS);
        Packs packs = new Packs(Path.of(given(options, "traces")));
        double cpuMs = forecast(packs, splits, horizon, options, verdicts, own, peer);
        verdicts.atMost(new Figure("CPU per series: fit, backtest, forecast", cpuMs, "ms"), "forecast.cpu.ms");
        String task = horizon == HOUR ? "hour" : "day";
        for (String resource : RESOURCES) {
            verdicts.show(
                    new Figure(resource + " pinball loss", own.relativeTo(peer, List.of(resource)), ""),
                    new Figure("last value + errors", 1, ""));
        }
        verdicts.atMost(
                new Figure("pinball loss to last value + errors", own.relativeTo(peer, RESOURCES), ""),
                "forecast." + task + ".loss");
        for (int k = 2; k < LEVELS.length; k++) {
            double off = 100 * Math.abs(own.coverage(k) - LEVELS[k]);
            String what =
                    String.format(Locale.ROOT, "coverage at %.2f is %.4f: off by points", LEVELS[k], own.coverage(k));
            verdicts.atMost(new Figure(what, off, ""), "forecast." + task + ".coverage." + Math.round(100 * LEVELS[k]));
        }
    }

    private static String given(Options options, String name) {
        String value = options.text(name);
        if (value.isEmpty()) {
            throw new MisusedException(
                    "bench forecast --traces DIR --splits FILE --horizon 12|288 --out FILE.csv [--model NAME]: --"
                            + name + " is missing");
        }
        return value;
    }

    /** CPU milliseconds per forecast. */
    private static double forecast(
            Packs packs, List<Split> splits, int horizon, Options options, Verdicts verdicts, Score own, Score peer)
            throws IOException {
        String model = options.text("model");
        if (!model.equals(GROUP)) {
            AutoForecaster forecaster = Models.named(model, Horizon.of(horizon, new int[0], 0), LEVELS, DAY);
            Source source = (window, origin) -> rows(forecaster, window, horizon);
            return forecast(packs, splits, horizon, source, options, verdicts, own, peer);
        }
        String pack = splits.get(0).source();
        if (!splits.stream().allMatch(split -> split.source().equals(pack))) {
            throw new MisusedException("--model " + GROUP + " takes the origins of one pack at a time");
        }
        try (GroupForecasts trained = GroupForecasts.trained(
                GroupForecasts.named(GROUP),
                packs.of(pack),
                RESOURCES,
                splits,
                horizon,
                LEVELS,
                DAY,
                options,
                verdicts)) {
            return forecast(packs, splits, horizon, trained::rows, options, verdicts, own, peer);
        }
    }

    /** Says the quantiles by step and level for what came before an origin. */
    @FunctionalInterface
    private interface Source {
        double[][] rows(double[] window, String origin);
    }

    /** The packs, each read once. */
    private static final class Packs {

        private final Path traces;
        private final Map<String, Map<String, Demand>> read = new HashMap<>();

        Packs(Path traces) {
            this.traces = traces;
        }

        Map<String, Demand> of(String source) {
            return read.computeIfAbsent(source, name -> Demand.read(traces.resolve(name + ".csv.gz")));
        }
    }

    private static double forecast(
            Packs packs,
            List<Split> splits,
            int horizon,
            Source source,
            Options options,
            Verdicts verdicts,
            Score own,
            Score peer)
            throws IOException {
        long nanos = 0;
        Progress progress = new Progress(verdicts.out(), "forecasts", splits.size());
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(given(options, "out"))))) {
            out.print("pack,source,series_id,resource,origin_timestamp,step,q50,q75,q90,q95,q99\n");
            for (Split split : splits) {
                Demand demand = packs.of(split.source()).get(split.seriesId());
                if (demand == null) {
                    throw new MisusedException(
                            "There is no series " + split.seriesId() + " in " + split.source() + ".csv.gz");
                }
                int next = demand.step(split.origin()) + 1;
                double[] window = demand.of(split.resource(), next - TRAINING, next);
                double[] actual = demand.of(split.resource(), next, next + horizon);
                long before = cpuNanos();
                double[][] rows = source.rows(window, split.origin());
                nanos += cpuNanos() - before;
                write(out, split, rows);
                String series = split.seriesId() + "/" + split.resource();
                own.add(series, window, actual, rows);
                peer.add(series, window, actual, LastValueErrors.quantiles(window, horizon, LEVELS));
                progress.advance();
            }
            if (out.checkError()) {
                throw new IOException(options.text("out") + " could not be written");
            }
        }
        return nanos / 1e6 / splits.size();
    }

    private static double[][] rows(AutoForecaster forecaster, double[] window, int horizon) {
        TimeSeries series = TimeSeries.of(window);
        double[][] rows = new double[horizon][LEVELS.length];
        if (series.observed() > 0) {
            Forecast forecast = forecaster.fit(series, List.of()).predict();
            for (int h = 0; h < horizon; h++) {
                rows[h] = forecast.row(h);
            }
        }
        return rows;
    }

    private static void write(PrintWriter out, Split split, double[][] rows) {
        for (int h = 0; h < rows.length; h++) {
            out.printf(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%s,%d",
                    split.pack(),
                    split.source(),
                    split.seriesId(),
                    split.resource(),
                    split.origin(),
                    h + 1);
            for (double quantile : rows[h]) {
                out.print("," + quantile);
            }
            out.print("\n");
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
