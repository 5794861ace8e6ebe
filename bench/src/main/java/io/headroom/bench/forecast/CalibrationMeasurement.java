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
import io.headroom.forecasting.ensemble.FittedModel;
import io.headroom.local.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Follows real demand for a week after a fit to two, once with live calibration and once without: what it does to pinball loss
 * and to coverage.
 */
public final class CalibrationMeasurement implements Measurement {

    private static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};
    private static final int DAY = 288;
    private static final int TRAINING = 14 * DAY;
    private static final int WEEK = 7 * DAY;
    private static final int HOUR = 12;
    private static final Horizon HORIZON = Horizon.of(HOUR, new int[] {1, 3, 6, 12}, 23);

    /** What is judged: the next step, the twelfth, the maximum of the next hour, that of the sixth after it. */
    private static final int[] TARGETS = {0, 11, 15, 65};

    private static final List<String> NAMES = List.of("next step", "step 12", "next hour's maximum", "a later hour's");

    @Override
    public String name() {
        return "calibration";
    }

    @Override
    public String purpose() {
        return "live calibration on a week of real demand: pinball loss and coverage with and without it";
    }

    @Override
    public void run(List<String> words, Verdicts verdicts) {
        Options options = Options.of(words, Map.of("traces", "", "skip", "3", "vms", "4"));
        if (options.text("traces").isEmpty()) {
            throw new MisusedException("bench calibration --traces FILE.csv.gz [--skip N] [--vms N]");
        }
        List<Demand> vms = Demand.read(Path.of(options.text("traces"))).values().stream()
                .skip(options.count("skip"))
                .limit(options.count("vms"))
                .toList();
        Tally with = new Tally();
        Tally without = new Tally();
        double[] ratio = new double[TARGETS.length];
        int series = 0;
        Progress progress = new Progress(verdicts.out(), "VMs", vms.size());
        for (Demand vm : vms) {
            for (String resource : List.of("cpu", "mem", "disk", "net")) {
                double[] demand = vm.of(resource, 0, Integer.MAX_VALUE);
                double[] following = follow(demand, true, with);
                double[] frozen = follow(demand, false, without);
                if (Arrays.stream(frozen).allMatch(loss -> loss > 0)) {
                    series++;
                    for (int i = 0; i < ratio.length; i++) {
                        ratio[i] += Math.log(following[i] / frozen[i]);
                    }
                }
            }
            progress.advance();
        }
        for (int i = 0; i < TARGETS.length; i++) {
            verdicts.atMost(
                    new Figure(NAMES.get(i) + ": loss, times that without", Math.exp(ratio[i] / series), ""),
                    "calibration.loss");
            for (int k = 2; k < LEVELS.length; k++) {
                verdicts.show(
                        new Figure(NAMES.get(i) + ": coverage at " + LEVELS[k], with.coverage(i, k), ""),
                        new Figure("without", without.coverage(i, k), ""));
            }
        }
    }

    /** How often outcomes were covered. */
    private static final class Tally {

        private final int[][] covered = new int[TARGETS.length][LEVELS.length];
        private final int[] outcomes = new int[TARGETS.length];

        double coverage(int target, int level) {
            return (double) covered[target][level] / outcomes[target];
        }
    }

    /** The summed loss by target; zeros if the series is too short. */
    private static double[] follow(double[] demand, boolean calibrated, Tally tally) {
        double[] loss = new double[TARGETS.length];
        double[] training = Arrays.copyOf(demand, Math.min(demand.length, TRAINING));
        if (demand.length < TRAINING + WEEK + DAY || TimeSeries.of(training).observed() == 0) {
            return loss;
        }
        FittedModel model = new AutoForecaster(HORIZON, LEVELS, DAY).fit(TimeSeries.of(training), List.of());
        if (!calibrated) {
            model.freezeCalibration();
        }
        for (int now = TRAINING; now < TRAINING + WEEK; now++) {
            Forecast forecast = model.predict();
            for (int i = 0; i < TARGETS.length; i++) {
                loss[i] += judge(forecast.row(TARGETS[i]), largest(demand, now, TARGETS[i]), i, tally);
            }
            model.update(demand[now], false);
        }
        return loss;
    }

    private static double largest(double[] demand, int now, int target) {
        double largest = 0;
        for (int step = HORIZON.from(target); step < HORIZON.to(target); step++) {
            largest = Math.max(largest, demand[now + step]);
        }
        return largest;
    }

    private static double judge(double[] row, double outcome, int target, Tally tally) {
        if (Double.isNaN(outcome)) {
            return 0;
        }
        tally.outcomes[target]++;
        double loss = 0;
        for (int k = 0; k < LEVELS.length; k++) {
            double under = outcome - row[k];
            loss += Math.max(LEVELS[k] * under, (LEVELS[k] - 1) * under);
            tally.covered[target][k] += outcome <= row[k] * (1 + 1e-6) ? 1 : 0;
        }
        return loss;
    }
}
