package io.headroom.bench.forecast;

import com.sun.management.ThreadMXBean;
import io.headroom.bench.Figure;
import io.headroom.bench.Measurement;
import io.headroom.bench.Options;
import io.headroom.bench.Verdicts;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.ensemble.AutoForecaster;
import io.headroom.forecasting.ensemble.FittedModel;
import io.headroom.local.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What fitting, holding and updating models costs, beside R's forecasters on the same series in the same run. */
public final class SpeedMeasurement implements Measurement {

    private static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.99};
    private static final int WARM_UP = 30;
    private static final int FLEET = 10_000 * 4;
    private static final double GIB = 1L << 30;

    @Override
    public String name() {
        return "speed";
    }

    @Override
    public String purpose() {
        return "what fitting, holding and updating forecast models costs";
    }

    @Override
    public void run(List<String> words, Verdicts verdicts) throws Exception {
        Options options = Options.of(words, Map.of("series", "50", "peer-series", "4", "held", "400"));
        int series = options.count("series");
        AutoForecaster day = new AutoForecaster(Horizon.of(Weeks.DAY, new int[0], 0), LEVELS, Weeks.DAY);
        List<double[]> all = LongStream.range(0, series).mapToObj(Weeks::of).toList();
        double seconds = fits(day, all, verdicts);
        verdicts.atMost(new Figure("automatic fit, backtest, forecast", 1000 * seconds, "ms"), "speed.fit.ms");
        List<double[]> few = all.subList(0, Math.min(series, options.count("peer-series")));
        peer("R auto.arima with Fourier terms", "arima", few, seconds, "speed.arima", verdicts);
        peer("Prophet", "prophet", few, seconds, "speed.prophet", verdicts);
        held(options.count("held"), verdicts);
        updates(verdicts);
    }

    /** CPU seconds per series. */
    private static double fits(AutoForecaster forecaster, List<double[]> all, Verdicts verdicts) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_UP; i++) {
            forecaster.fit(TimeSeries.of(all.get(i % all.size())), List.of()).predict();
        }
        Progress progress = new Progress(verdicts.out(), "fits", all.size());
        long nanos = 0;
        long bytes = 0;
        for (double[] values : all) {
            long before = thread.getCurrentThreadCpuTime();
            long allocated = thread.getCurrentThreadAllocatedBytes();
            forecaster.fit(TimeSeries.of(values), List.of()).predict();
            nanos += thread.getCurrentThreadCpuTime() - before;
            bytes += thread.getCurrentThreadAllocatedBytes() - allocated;
            progress.advance();
        }
        verdicts.show(
                new Figure("allocated per fit", bytes / 1e6 / all.size(), "MB"),
                new Figure("the series itself", 8e-6 * Weeks.SIZE, "MB"));
        return nanos / 1e9 / all.size();
    }

    private static void peer(
            String title, String peer, List<double[]> series, double seconds, String limit, Verdicts verdicts)
            throws IOException, InterruptedException {
        double its = Peers.cpuSeconds(peer, series);
        if (Double.isNaN(its)) {
            verdicts.out().println(title + " is not there: apt-get install r-cran-forecast r-cran-prophet");
            return;
        }
        verdicts.atLeastTimes(new Figure(title, 1000 * its, "ms"), new Figure("ours", 1000 * seconds, "ms"), limit);
    }

    /** The memory that fitted models keep. */
    private static void held(int count, Verdicts verdicts) {
        AutoForecaster forecaster = new AutoForecaster(
                Horizon.of(12, new int[] {1, 3, 6, 12}, 23),
                new double[] {0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999},
                Weeks.DAY);
        List<FittedModel> models = new ArrayList<>();
        forecaster.fit(TimeSeries.of(Weeks.of(0)), List.of());
        long before = used();
        Progress progress = new Progress(verdicts.out(), "models held", count);
        for (int i = 0; i < count; i++) {
            models.add(forecaster.fit(TimeSeries.of(Weeks.of(i)), List.of()));
            progress.advance();
        }
        double each = (double) (used() - before) / models.size();
        verdicts.atMost(
                new Figure("10,000 VMs x 4 resources held, from " + count, each * FLEET / GIB, "GiB"),
                "speed.held.gib");
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void updates(Verdicts verdicts) throws RunnerException {
        verdicts.out().println("updates, by JMH");
        List<RunResult> results = List.copyOf(new Runner(updates("stateSpace").build()).run());
        for (RunResult result : results) {
            verdicts.atMost(
                    new Figure(
                            "one sample and forecast, " + result.getParams().getParam("model"),
                            result.getPrimaryResult().getScore(),
                            "us"),
                    "speed.update.us");
        }
        RunResult automatic =
                new Runner(updates("automaticChoice").param("model", "ets").build()).runSingle();
        verdicts.show(
                new Figure(
                        "one sample and all of a published forecast",
                        automatic.getPrimaryResult().getScore(),
                        "us"),
                new Figure("limit of a state-space model", 50, "us"));
    }

    private static ChainedOptionsBuilder updates(String benchmark) {
        return new OptionsBuilder()
                .include(UpdateBenchmark.class.getSimpleName() + "." + benchmark)
                .forks(1)
                .warmupIterations(3)
                .measurementIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT);
    }
}
