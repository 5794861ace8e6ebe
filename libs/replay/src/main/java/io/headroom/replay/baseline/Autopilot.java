package io.headroom.replay.baseline;

import io.headroom.replay.Allocations;
import io.headroom.replay.Grid;
import io.headroom.replay.Policy;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.ArrayList;
import java.util.List;

/**
 * The moving-window recommender of Google's Autopilot (Rzadca et al., EuroSys 2020): a load-adjusted percentile (a bucket's weight
 * counts times its value) of a histogram that halves in 12 hours for processors and 48 for memory, or the mean, or the maximum of
 * 48 hours and of 7 days; plus 15 %, then the largest of the last hour. The histogram has a thousand equal buckets up to the VM's
 * capacity; the paper leaves their number open.
 */
final class Autopilot implements Policy {

    private static final int HOUR = 12;
    private static final int BUCKETS = 1000;
    private static final double MARGIN = 1.15;
    private static final List<Factor> LEVELS =
            Factor.percentiles("25", "50", "75", "90", "95", "98", "99", "99.5", "99.9");
    private static final List<Factor> MARGINS = Factor.of("max*", "1.2", "1.5", "2.0", "3.0", "5.0");
    private static final double[] SHARES =
            LEVELS.stream().mapToDouble(Factor::value).toArray();

    @Override
    public String name() {
        return "autopilot";
    }

    @Override
    public List<String> knobs(Resource resource) {
        List<String> knobs = new ArrayList<>(List.of("avg"));
        knobs.addAll(Factor.labels(LEVELS));
        knobs.add("max");
        knobs.addAll(Factor.labels(MARGINS));
        return knobs;
    }

    @Override
    public Allocations allocate(Seen seen, int lead) {
        boolean cpu = seen.resource() == Resource.CPU;
        double[] known = seen.toArray();
        List<double[]> recommended = new ArrayList<>();
        recommended.add(Windows.maxima(means(known, halfLife(cpu)), HOUR));
        for (double[] percentile : percentiles(known, seen.capacity(), halfLife(cpu))) {
            recommended.add(Windows.maxima(percentile, HOUR));
        }
        // The maximum of the window and of the recommendations of an hour is that of a window an hour longer.
        double[] maxima = Windows.maxima(known, (cpu ? 2 : 7) * Grid.DAY);
        recommended.add(maxima);
        MARGINS.forEach(margin -> recommended.add(times(maxima, margin.value())));
        return late(recommended, seen, lead);
    }

    private static int halfLife(boolean cpu) {
        return (cpu ? 12 : 48) * HOUR;
    }

    private static Allocations late(List<double[]> recommended, Seen seen, int lead) {
        double[][] amounts = new double[recommended.size()][seen.steps()];
        for (int knob = 0; knob < amounts.length; knob++) {
            for (int t = 0; t < seen.steps(); t++) {
                int newest = Seen.newest(t, lead);
                amounts[knob][t] =
                        newest < 0 ? seen.capacity() : MARGIN * recommended.get(knob)[newest];
            }
        }
        return Allocations.of(amounts);
    }

    private static double[] means(double[] known, double halfLife) {
        double decay = Math.pow(2, -1 / halfLife);
        double[] means = new double[known.length];
        double sum = 0;
        double weight = 0;
        for (int t = 0; t < known.length; t++) {
            sum = sum * decay + known[t];
            weight = weight * decay + 1;
            means[t] = sum / weight;
        }
        return means;
    }

    /** By level and step. */
    private static double[][] percentiles(double[] known, double capacity, double halfLife) {
        double width = capacity / BUCKETS;
        double[] edges = new double[BUCKETS];
        double[] middles = new double[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            edges[i] = (i + 1) * width;
            middles[i] = edges[i] - width / 2;
        }
        DecayingHistogram histogram = new DecayingHistogram(edges, middles, halfLife);
        double[][] percentiles = new double[SHARES.length][known.length];
        for (int t = 0; t < known.length; t++) {
            histogram.add(known[t]);
            double[] now = histogram.percentiles(SHARES);
            for (int level = 0; level < now.length; level++) {
                percentiles[level][t] = now[level];
            }
        }
        return percentiles;
    }

    private static double[] times(double[] values, double factor) {
        double[] products = values.clone();
        for (int t = 0; t < products.length; t++) {
            products[t] *= factor;
        }
        return products;
    }
}
