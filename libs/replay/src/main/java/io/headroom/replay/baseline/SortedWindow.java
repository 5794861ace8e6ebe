package io.headroom.replay.baseline;

import io.headroom.replay.Quantiles;
import java.util.Arrays;

/** The newest so many values, in order of size. */
final class SortedWindow {

    private final double[] ring;
    private final double[] sorted;
    private int count;
    private int size;

    SortedWindow(int window) {
        ring = new double[window];
        sorted = new double[window];
    }

    /** Takes in a value; once the window is full the oldest one leaves it. */
    void add(double value) {
        int place = count++ % ring.length;
        if (size == ring.length) {
            int gone = Arrays.binarySearch(sorted, 0, size, ring[place]);
            System.arraycopy(sorted, gone + 1, sorted, gone, size - gone - 1);
            size--;
        }
        ring[place] = value;
        int found = Arrays.binarySearch(sorted, 0, size, value);
        int at = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = value;
        size++;
    }

    /** A quantile of the values; 0 if there are none. */
    double quantile(double level) {
        return size == 0 ? 0 : Quantiles.ofSorted(sorted, size, level);
    }
}
