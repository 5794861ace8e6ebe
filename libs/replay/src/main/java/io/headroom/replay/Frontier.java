package io.headroom.replay;

import java.util.Comparator;
import java.util.List;

/**
 * What a policy costs at which rate of violations.
 *
 * @param points one per setting of the knob
 */
public record Frontier(List<Point> points) {

    private static final double LEAST_RATE = 1e-6;
    private static final double SAME_COST = 1e-12;

    public Frontier {
        points = List.copyOf(points);
    }

    /**
     * The cost in terms of the static peak at a rate of violations: on the lower envelope of the points, linear in the
     * logarithm of the rate between two of them.
     *
     * @param target a share of the scored steps, above 0
     * @return NaN if no point is that good; the cheapest point's cost if every one is better
     */
    public double costAt(double target) {
        return costAt(
                points.stream().mapToDouble(Point::violations).toArray(),
                points.stream().mapToDouble(Point::costPerPeak).toArray(),
                target);
    }

    static double costAt(double[] violations, double[] costs, double target) {
        double[][] envelope = envelope(violations, costs);
        if (envelope.length == 0 || envelope[0][0] > target) {
            return Double.NaN;
        }
        double[] before = envelope[0];
        for (double[] point : envelope) {
            if (point[0] > target) {
                double low = logarithm(before[0]);
                double share = (Math.log10(target) - low) / (logarithm(point[0]) - low);
                return before[1] + Math.min(1, Math.max(0, share)) * (point[1] - before[1]);
            }
            before = point;
        }
        return before[1];
    }

    /** The pairs of violations and cost that no other pair is better than in both, violations rising. */
    static double[][] envelope(double[] violations, double[] costs) {
        double[][] sorted = new double[costs.length][];
        for (int i = 0; i < costs.length; i++) {
            sorted[i] = new double[] {violations[i], costs[i]};
        }
        List<double[]> order = new java.util.ArrayList<>(List.of(sorted));
        order.sort(Comparator.<double[]>comparingDouble(pair -> pair[0]).thenComparingDouble(pair -> pair[1]));
        List<double[]> kept = new java.util.ArrayList<>();
        double cheapest = Double.POSITIVE_INFINITY;
        for (double[] pair : order) {
            if (pair[1] < cheapest - SAME_COST) {
                kept.add(pair);
            }
            cheapest = Math.min(cheapest, pair[1]);
        }
        return kept.toArray(double[][]::new);
    }

    private static double logarithm(double rate) {
        return Math.log10(Math.max(rate, LEAST_RATE));
    }

    /** The point with the least cost among those whose rate of violations is at most the target; else the best one there is. */
    public Point bestAt(double target) {
        return points.stream()
                .filter(point -> point.violations() <= target)
                .min(Comparator.comparingDouble(Point::costPerPeak))
                .orElseGet(() -> points.stream()
                        .min(Comparator.comparingDouble(Point::violations))
                        .orElseThrow());
    }

    /** The point with the least priced cost; for the arguments see {@link Point#priced(double, double, double)}. */
    public Point bestPriced(double lambda, double change, double unit) {
        return points.stream()
                .min(Comparator.comparingDouble(point -> point.priced(lambda, change, unit)))
                .orElseThrow();
    }
}
