package io.headroom.forecasting.quantileregression;

import java.util.Arrays;

/** The value at which pinball loss over weighted values is least. */
final class WeightedQuantile {

    private WeightedQuantile() {}

    /**
     * The smallest value such that it and those below it hold a share of the weight.
     *
     * @param values one at least; ordered as floats
     * @param weights above 0
     * @param count how many of them there are
     * @param level the share, 0..1
     */
    static double of(double[] values, double[] weights, int count, double level) {
        long[] order = new long[count];
        double total = 0;
        for (int i = 0; i < count; i++) {
            order[i] = ((long) ascending((float) values[i]) << Integer.SIZE) | i;
            total += weights[i];
        }
        Arrays.sort(order);
        double below = 0;
        for (long one : order) {
            below += weights[(int) one];
            if (below >= level * total) {
                return values[(int) one];
            }
        }
        return values[(int) order[count - 1]];
    }

    /** An integer that is larger for a larger value. */
    private static int ascending(float value) {
        int bits = Float.floatToIntBits(value);
        return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
    }
}
