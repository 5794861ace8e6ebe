package io.headroom.replay.own;

import io.headroom.forecasting.quantileregression.BoostedQuantiles;
import io.headroom.forecasting.quantileregression.Boosting;
import io.headroom.forecasting.quantileregression.Table;
import io.headroom.replay.Grid;
import io.headroom.replay.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * VMs that learn together by how much their own forecasts are off, and where: every few days boosted trees are grown from the
 * steps of the last two weeks of all of them, to correct the upper quantiles until the next. Thread-safe.
 */
final class Group {

    private static final int REFIT = 4 * Grid.DAY;

    /** Of so many steps one is learned from. */
    private static final int EVERY = 3;

    /** How many rows are learned from at most. */
    private static final int MOST_ROWS = 120_000;

    private static final int FEWEST_ROWS = 5_000;

    private static final Boosting HOW = new Boosting(60, 15, 500, 0.15, 0.5, 1);

    private static final double[] LEVELS = Arrays.copyOfRange(Ahead.LEVELS, Walked.UPPER, Ahead.LEVELS.length);

    private final int lead;
    private final Map<String, Walked> met = new TreeMap<>();
    private @Nullable List<@Nullable BoostedQuantiles> models;

    Group(int lead) {
        this.lead = lead;
    }

    /** Takes a VM in. */
    void meet(Seen seen) {
        synchronized (met) {
            if (met.containsKey(seen.id())) {
                return;
            }
        }
        Walked walked = Walked.through(seen, lead);
        synchronized (met) {
            met.put(seen.id(), walked);
        }
    }

    /**
     * The quantiles of every step of a VM as they could be known in time, at {@link Ahead#LEVELS}; null where too little was
     * known. A VM that the group never met is forecast with what the others taught.
     */
    double[] @Nullable [] quantiles(Seen seen) {
        Walked walked;
        List<@Nullable BoostedQuantiles> learned;
        synchronized (met) {
            walked = met.get(seen.id());
            if (models == null) {
                models = learned(seen.steps());
            }
            learned = models;
        }
        if (walked == null
                || walked.seen() != seen && !Arrays.equals(walked.seen().toArray(), seen.toArray())) {
            walked = Walked.through(seen, lead);
        }
        double[][] quantiles = new double[seen.steps()][];
        for (int step = 0; step < quantiles.length; step++) {
            if (walked.knows(step)) {
                quantiles[step] = walked.quantiles(step);
                int term = (Seen.newest(step, lead) + 1) / REFIT;
                correct(learned.get(term), walked, step, quantiles[step]);
            }
        }
        return quantiles;
    }

    private static void correct(@Nullable BoostedQuantiles model, Walked walked, int step, double[] quantiles) {
        if (model == null) {
            return;
        }
        double scale = walked.scale(step);
        double[] upper = new double[LEVELS.length];
        Arrays.setAll(upper, k -> quantiles[Walked.UPPER + k] / scale);
        model.apply(walked.features(step), upper);
        for (int k = 0; k < upper.length; k++) {
            quantiles[Walked.UPPER + k] = Math.max(0, upper[k] * scale);
        }
        Arrays.sort(quantiles);
    }

    /** A model for each term, learned from what was known when it began; null where that was too little. */
    private List<@Nullable BoostedQuantiles> learned(int steps) {
        List<@Nullable BoostedQuantiles> all = new ArrayList<>();
        for (int known = 0; known < steps; known += REFIT) {
            all.add(learned(Math.max(0, known - Ahead.WINDOW), known));
        }
        return all;
    }

    private @Nullable BoostedQuantiles learned(int from, int to) {
        List<float[]> rows = new ArrayList<>();
        List<double[]> told = new ArrayList<>();
        int every = Math.max(EVERY, (int) ((long) met.size() * (to - from) / MOST_ROWS) + 1);
        for (Walked vm : met.values()) {
            for (int step = from; step < Math.min(to, vm.seen().steps()); step++) {
                if ((step + step / Grid.DAY) % every == 0
                        && vm.knows(step)
                        && vm.seen().isObserved(step)) {
                    rows.add(vm.features(step));
                    told.add(told(vm, step));
                }
            }
        }
        if (rows.size() < FEWEST_ROWS) {
            return null;
        }
        double[] outcomes = told.stream().mapToDouble(one -> one[0]).toArray();
        double[] weights = told.stream().mapToDouble(one -> one[1]).toArray();
        double[][] beliefs = new double[LEVELS.length][];
        for (int k = 0; k < beliefs.length; k++) {
            int place = 2 + k;
            beliefs[k] = told.stream().mapToDouble(one -> one[place]).toArray();
        }
        return BoostedQuantiles.fit(
                new BoostedQuantiles.Lessons(Table.of(rows), outcomes, weights, beliefs), LEVELS, HOW);
    }

    /**
     * The outcome of a step, its weight and what was believed of it. A larger VM counts more, as more is paid for it, but only
     * by the root of its size: a few would teach all others.
     */
    private static double[] told(Walked vm, int step) {
        double scale = vm.scale(step);
        double[] quantiles = vm.quantiles(step);
        double[] told = new double[2 + LEVELS.length];
        told[0] = vm.seen().at(step) / scale;
        told[1] = Math.sqrt(scale / vm.seen().resource().unit());
        for (int k = 0; k < LEVELS.length; k++) {
            told[2 + k] = quantiles[Walked.UPPER + k] / scale;
        }
        return told;
    }
}
