package io.headroom.replay;

import java.util.Arrays;

/** Sample quantiles with linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996). */
public final class Quantiles {

    private Quantiles() {}

    /**
     * A quantile of some values.
     *
     * @param values at least one, none NaN; left as they are
     * @param level in 0..1
     */
    public static double of(double[] values, double level) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, sorted.length, level);
    }

    /** A quantile of the first so many values, which are sorted. */
    public static double ofSorted(double[] sorted, int length, double level) {
        double place = level * (length - 1);
        int below = (int) Math.floor(place);
        if (below + 1 >= length) {
            return sorted[length - 1];
        }
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
