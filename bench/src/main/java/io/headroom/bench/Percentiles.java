package io.headroom.bench;

import java.util.Arrays;
import java.util.Collection;

/** Percentiles of measured values by nearest rank: each is a value that was measured, never a value between two. */
public final class Percentiles {

    private final double[] sorted;

    private Percentiles(double[] sorted) {
        this.sorted = sorted;
    }

    /** Of values in any order; what never came about counts as {@link Double#POSITIVE_INFINITY}. */
    public static Percentiles of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /**
     * The smallest value that at least this share of all values does not exceed; NaN if there are none.
     *
     * @param share above 0, at most 1
     */
    public double at(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " must be above 0 and at most 1");
        }
        // A hair less, so that a product that is a rank but for its rounding is that rank.
        int rank = (int) Math.ceil(share * sorted.length - 1e-9);
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(1, rank) - 1];
    }

    public double median() {
        return at(0.5);
    }

    public int count() {
        return sorted.length;
    }
}
