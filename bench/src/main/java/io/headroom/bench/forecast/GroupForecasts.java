package io.headroom.bench.forecast;

import io.headroom.bench.MisusedException;
import io.headroom.bench.Options;
import io.headroom.bench.Verdicts;
import io.headroom.forecasting.Forecast;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.group.Effort;
import io.headroom.forecasting.group.GroupForecaster;
import io.headroom.forecasting.group.GroupModel;
import io.headroom.forecasting.group.GroupSeries;
import io.headroom.forecasting.group.GroupTask;
import io.headroom.forecasting.group.Training;
import io.headroom.local.Progress;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A model trained once on all series of a pack, on nothing after the earliest origin that is scored, which then forecasts from
 * every origin by the two weeks before it.
 */
final class GroupForecasts implements AutoCloseable {

    private static final long STEP_SECONDS = 300;
    private static final int HUNDRED = 100;

    private final GroupModel model;
    private final int horizon;
    private final int levels;

    private GroupForecasts(GroupModel model) {
        this.model = model;
        this.horizon = model.task().horizon().length();
        this.levels = model.task().levels().size();
    }

    /** Trains, and says what that took. */
    static GroupForecasts trained(
            GroupForecaster forecaster,
            Map<String, Demand> pack,
            List<String> resources,
            List<Split> splits,
            int horizon,
            double[] levels,
            int day,
            Options options,
            Verdicts verdicts) {
        long cut =
                splits.stream().mapToLong(split -> number(split.origin())).min().orElseThrow() + 1;
        List<GroupSeries> series = new ArrayList<>();
        for (Demand demand : pack.values()) {
            for (String resource : resources) {
                double[] values = demand.of(resource, 0, Integer.MAX_VALUE);
                series.add(new GroupSeries(TimeSeries.of(values), number(demand.first())).before(cut));
            }
        }
        GroupTask task = new GroupTask(
                Horizon.of(horizon, new int[0], 0),
                Arrays.stream(levels).boxed().toList(),
                day);
        Progress progress = new Progress(verdicts.out(), "training at most", HUNDRED);
        Effort effort = new Effort(
                options.count("seed"),
                options.count("threads"),
                options.count("epochs"),
                Duration.ofMinutes(options.count("minutes")),
                share -> progress.at((int) (HUNDRED * share)));
        double before = cpuSeconds();
        GroupModel model = forecaster.train(series, task, effort);
        Training training = model.training();
        verdicts.out()
                .printf(
                        Locale.ROOT,
                        "%s: %d series, %d epochs in %.0f s and %.0f s of processor time, best %d, held-back loss %.4f, "
                                + "untrained %.4f%n",
                        forecaster.name(),
                        series.size(),
                        training.epochs(),
                        training.took().toMillis() / 1e3,
                        cpuSeconds() - before,
                        training.best(),
                        training.loss(),
                        training.lossBefore());
        return new GroupForecasts(model);
    }

    /**
     * The group model of a name.
     *
     * @throws MisusedException if its module is not on the class path
     */
    static GroupForecaster named(String name) {
        return GroupForecaster.find(name)
                .orElseThrow(() -> new MisusedException(
                        "--model " + name + " needs libs/forecasting-rnn on the class path: build with -Pbench"));
    }

    private static long number(String timestamp) {
        return Instant.parse(timestamp).getEpochSecond() / STEP_SECONDS;
    }

    /** Processor time of the whole process: the engine has threads of its own. */
    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }

    /** The quantiles by step and level, zeros if nothing was observed. */
    double[][] rows(double[] window, String origin) {
        TimeSeries series = TimeSeries.of(window);
        double[][] rows = new double[horizon][levels];
        if (series.observed() > 0) {
            long first = number(origin) + 1 - window.length;
            Forecast forecast =
                    model.predict(List.of(new GroupSeries(series, first))).get(0);
            for (int h = 0; h < horizon; h++) {
                rows[h] = forecast.row(h);
            }
        }
        return rows;
    }

    @Override
    public void close() {
        model.close();
    }
}
