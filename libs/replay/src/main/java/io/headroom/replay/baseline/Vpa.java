package io.headroom.replay.baseline;

import io.headroom.replay.Allocations;
import io.headroom.replay.Grid;
import io.headroom.replay.Policy;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The target of the recommender of the Kubernetes vertical pod autoscaler (autoscaler/vertical-pod-autoscaler, recommender/model
 * and logic): a percentile of a histogram that halves in 24 hours, its bucket's upper edge, plus 15 %. Buckets grow by 5 %, the
 * first is 0.01 core or 10 MB wide. Processors give a sample per step, memory the peak of each of the last eight days, today's
 * so far among them. The target is applied at every step: a bound, as the real updater waits for a pod to leave its range.
 */
final class Vpa implements Policy {

    private static final double GROWTH = 1.05;
    private static final double MARGIN = 1.15;
    private static final double FIRST_CORES = 0.01;
    private static final double FIRST_MIB = 10e6 / (1024 * 1024);
    private static final double LEAST_CORES = 0.025;
    private static final double LEAST_MIB = 250;
    private static final int PEAKS = 8;
    private static final List<Factor> LEVELS =
            Factor.percentiles("50", "75", "90", "95", "98", "99", "99.5", "99.9", "100");
    private static final double[] SHARES =
            LEVELS.stream().mapToDouble(Factor::value).toArray();

    @Override
    public String name() {
        return "vpa";
    }

    @Override
    public List<String> knobs(Resource resource) {
        List<String> knobs = new ArrayList<>(Factor.labels(LEVELS));
        knobs.addAll(Factor.labels(margins(resource)));
        return knobs;
    }

    private static List<Factor> margins(Resource resource) {
        return resource == Resource.CPU
                ? Factor.of("max*", "1.2", "1.5", "2.0", "3.0", "5.0")
                : Factor.of("max*", "1.2", "1.5", "2", "3", "5");
    }

    @Override
    public Allocations allocate(Seen seen, int lead) {
        boolean cpu = seen.resource() == Resource.CPU;
        double[] edges = edges(cpu ? FIRST_CORES : FIRST_MIB, seen.capacity());
        double[][] targets = cpu ? ofSamples(seen, edges) : ofPeaks(seen, edges);
        List<Factor> margins = margins(seen.resource());
        double least = cpu ? LEAST_CORES : LEAST_MIB;
        double[][] amounts = new double[LEVELS.size() + margins.size()][seen.steps()];
        for (int t = 0; t < seen.steps(); t++) {
            int newest = Seen.newest(t, lead);
            for (int knob = 0; knob < amounts.length; knob++) {
                int level = Math.min(knob, LEVELS.size() - 1);
                double times = knob < LEVELS.size()
                        ? 1
                        : margins.get(knob - LEVELS.size()).value();
                amounts[knob][t] =
                        newest < 0 ? seen.capacity() : times * Math.max(least, MARGIN * targets[newest][level]);
            }
        }
        return Allocations.of(amounts);
    }

    /** Percentiles after each step. */
    private static double[][] ofSamples(Seen seen, double[] edges) {
        double[] same = new double[edges.length];
        Arrays.fill(same, 1);
        DecayingHistogram histogram = new DecayingHistogram(edges, same, Grid.DAY);
        double[][] targets = new double[seen.steps()][];
        for (int t = 0; t < targets.length; t++) {
            histogram.add(seen.at(t));
            targets[t] = histogram.percentiles(SHARES);
        }
        return targets;
    }

    /** Percentiles of the peaks of days after each step; a day's peak weighs half of the next day's. */
    private static double[][] ofPeaks(Seen seen, double[] edges) {
        double[] peaks = new double[seen.steps() / Grid.DAY + 1];
        double[][] targets = new double[seen.steps()][];
        for (int t = 0; t < targets.length; t++) {
            int day = t / Grid.DAY;
            boolean higher = seen.at(t) > peaks[day] || t % Grid.DAY == 0;
            peaks[day] = Math.max(peaks[day], seen.at(t));
            targets[t] = higher ? ofDays(peaks, day, edges) : targets[t - 1];
        }
        return targets;
    }

    private static double[] ofDays(double[] peaks, int today, double[] edges) {
        double[] same = new double[edges.length];
        Arrays.fill(same, 1);
        DecayingHistogram histogram = new DecayingHistogram(edges, same, 1);
        for (int day = Math.max(0, today - PEAKS + 1); day <= today; day++) {
            histogram.add(peaks[day]);
        }
        return histogram.percentiles(SHARES);
    }

    private static double[] edges(double first, double capacity) {
        List<Double> edges = new ArrayList<>();
        double width = first;
        double edge = 0;
        while (edge <= capacity) {
            edge += width;
            width *= GROWTH;
            edges.add(edge);
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
