package io.headroom.allocator.allocation;

import java.time.Duration;

/**
 * A histogram of durations on a logarithmic scale, four buckets per doubling from 1 ms to about 4.6 hours, in which each
 * new measurement makes the earlier ones count for less.
 */
final class DecayedTimes {

    private static final int BUCKETS = 96;
    private static final int PER_DOUBLING = 4;

    /** Half of the weight lies on the last 34 measurements. */
    private static final double DECAY = 0.98;

    private final double[] weights;

    private DecayedTimes(double[] weights) {
        this.weights = weights;
    }

    static DecayedTimes empty() {
        return new DecayedTimes(new double[BUCKETS]);
    }

    static DecayedTimes of(double[] weights) {
        double[] copy = new double[BUCKETS];
        System.arraycopy(weights, 0, copy, 0, Math.min(BUCKETS, weights.length));
        return new DecayedTimes(copy);
    }

    DecayedTimes with(Duration took) {
        double[] next = new double[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            next[i] = weights[i] * DECAY;
        }
        next[bucket(took)] += 1;
        return new DecayedTimes(next);
    }

    /** The smallest bucket's upper end that covers this share of the weight; zero without a measurement. */
    Duration quantile(double share) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double covered = 0;
        for (int i = 0; i < BUCKETS && total > 0; i++) {
            covered += weights[i];
            if (covered >= share * total) {
                return Duration.ofNanos((long) (1e6 * Math.pow(2, (double) i / PER_DOUBLING)));
            }
        }
        return Duration.ZERO;
    }

    double[] weights() {
        return weights.clone();
    }

    private static int bucket(Duration took) {
        double millis = Math.max(1, took.toNanos() / 1e6);
        int bucket = (int) Math.ceil(PER_DOUBLING * Math.log(millis) / Math.log(2));
        return Math.min(BUCKETS - 1, bucket);
    }
}
