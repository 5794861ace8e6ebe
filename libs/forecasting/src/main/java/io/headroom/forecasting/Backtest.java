package io.headroom.forecasting;

import java.util.ArrayList;
import java.util.List;

/**
 * A rolling-origin backtest: the model learns from the first part of the history, then forecasts at origins throughout the
 * rest, taking each step as it comes and never anything later.
 */
final class Backtest {

    /** About how many origins; more would say little more. */
    private static final int ORIGINS = 400;

    private final TimeSeries series;
    private final double[] values;
    private final Horizon horizon;
    private final double[] levels;
    private final int learned;
    private final int stride;
    private final double[][] actual;
    private final double scale;

    /**
     * @param series without missing steps at its start
     * @param heldBack how many steps at the end are held back
     */
    Backtest(TimeSeries series, Horizon horizon, double[] levels, int heldBack) {
        this.series = series;
        this.horizon = horizon;
        this.levels = levels;
        this.learned = series.size() - heldBack;
        this.stride = stride(heldBack);
        int origins = (heldBack + stride - 1) / stride;
        this.values = new double[series.size()];
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = series.get(i);
            if (!Double.isNaN(values[i])) {
                sum += values[i];
                count++;
            }
        }
        this.scale = Math.max(1e-9, 0.05 * sum / Math.max(1, count));
        this.actual = new double[origins][horizon.targets()];
        for (int origin = 0; origin < origins; origin++) {
            int at = learned + origin * stride;
            for (int target = 0; target < horizon.targets(); target++) {
                actual[origin][target] =
                        at + horizon.to(target) <= values.length ? horizon.maximum(values, at, target) : Double.NaN;
            }
        }
    }

    /** A stride that shares no factor with usual periods, so that origins visit every hour of the day. */
    private static int stride(int heldBack) {
        int stride = Math.max(1, heldBack / ORIGINS);
        while (stride > 1 && (stride % 2 == 0 || stride % 3 == 0)) {
            stride++;
        }
        return stride;
    }

    /** The candidate with its errors as they are and with relative ones. */
    List<Candidate> run(PointForecaster forecaster) {
        PointModel model = forecaster.fit(series.prefix(learned));
        double[][] expected = new double[actual.length][horizon.targets()];
        int length = horizon.length();
        for (int at = learned; at < values.length; at++) {
            int origin = (at - learned) / stride;
            if ((at - learned) % stride == 0) {
                double[] path = model.path(length);
                for (int target = 0; target < horizon.targets(); target++) {
                    expected[origin][target] = horizon.maximum(path, 0, target);
                }
            }
            model.update(values[at], series.isCensored(at));
        }
        List<Candidate> candidates = new ArrayList<>(2);
        for (boolean relative : new boolean[] {false, true}) {
            candidates.add(score((relative ? "~" : "") + forecaster.name(), model, relative, expected));
        }
        return candidates;
    }

    private Candidate score(String name, PointModel model, boolean relative, double[][] expected) {
        int half = actual.length / 2;
        Errors first = new Errors(relative, scale, expected, actual, 0, Math.max(half, Math.min(actual.length, 1)));
        Errors all = new Errors(relative, scale, expected, actual, 0, actual.length);
        if (first.empty()) {
            return new Candidate(name, model, all, Double.NaN, Double.NaN, new double[0]);
        }
        double[] row = new double[levels.length];
        double[] losses = new double[2];
        int[] counts = new int[2];
        double[] covered = new double[levels.length];
        int outcomes = 0;
        for (int origin = half; origin < actual.length; origin++) {
            for (int target = 0; target < horizon.targets(); target++) {
                double outcome = actual[origin][target];
                if (Double.isNaN(outcome)) {
                    continue;
                }
                first.quantiles(target, expected[origin][target], levels, row);
                int group = horizon.near(target) ? 0 : 1;
                losses[group] += pinball(outcome, row);
                counts[group]++;
                if (target < horizon.steps()) {
                    outcomes++;
                    for (int i = 0; i < levels.length; i++) {
                        covered[i] += outcome <= row[i] + 1e-6 * Math.abs(row[i]) ? 1 : 0;
                    }
                }
            }
        }
        for (int i = 0; i < covered.length; i++) {
            covered[i] /= Math.max(1, outcomes);
        }
        return new Candidate(
                name,
                model,
                all,
                counts[0] == 0 ? Double.NaN : losses[0] / counts[0],
                counts[1] == 0 ? Double.NaN : losses[1] / counts[1],
                outcomes == 0 ? new double[0] : covered);
    }

    private double pinball(double outcome, double[] row) {
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            double over = outcome - row[i];
            sum += over >= 0 ? levels[i] * over : (levels[i] - 1) * over;
        }
        return sum / levels.length;
    }
}
