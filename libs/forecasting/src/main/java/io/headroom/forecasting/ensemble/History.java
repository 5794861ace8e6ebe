package io.headroom.forecasting.ensemble;

import io.headroom.forecasting.TimeSeries;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The last steps of a series, numbered from its first: a ring that forgets the oldest step for each it takes. A missing step
 * holds the value before it and is known to be missing.
 */
final class History {

    private final double[] ring;
    private final BitSet missing;
    private final BitSet censored;
    private int size;

    /**
     * @param series of one step at least, the first of them observed
     * @param capacity how many steps are kept
     */
    History(TimeSeries series, int capacity) {
        this.ring = new double[capacity];
        this.missing = new BitSet(capacity);
        this.censored = new BitSet();
        for (int i = Math.max(0, series.size() - capacity); i < series.size(); i++) {
            add(series.get(i), series.isCensored(i));
        }
    }

    /** Takes the next step; NaN if it is missing. */
    void add(double value, boolean atLeast) {
        int slot = size % ring.length;
        boolean absent = Double.isNaN(value);
        ring[slot] = absent ? (size == 0 ? 0 : last()) : value;
        missing.set(slot, absent);
        censored.set(slot, atLeast && !absent);
        size++;
    }

    /** One more than the number of the last step. */
    int size() {
        return size;
    }

    /** The number of the oldest step that is still kept. */
    int oldest() {
        return Math.max(0, size - ring.length);
    }

    /** The value of a kept step. */
    double get(int step) {
        return ring[step % ring.length];
    }

    double last() {
        return get(size - 1);
    }

    boolean isMissing(int step) {
        return missing.get(step % ring.length);
    }

    /** Whether demand was at least the value of the step. */
    boolean isCensored(int step) {
        return censored.get(step % ring.length);
    }

    boolean anyCensored() {
        return !censored.isEmpty();
    }

    /** The mean of the {@code count} steps that end at {@code at}, or of those there are. */
    double mean(int at, int count) {
        int from = Math.max(oldest(), at - count + 1);
        double sum = 0;
        for (int i = from; i <= at; i++) {
            sum += get(i);
        }
        return sum / (at - from + 1);
    }

    /** The mean absolute change from step to step over the {@code count} changes that end at {@code at}. */
    double change(int at, int count) {
        int from = Math.max(oldest() + 1, at - count + 1);
        double sum = 0;
        for (int i = from; i <= at; i++) {
            sum += Math.abs(get(i) - get(i - 1));
        }
        return from > at ? 0 : sum / (at - from + 1);
    }

    /** The mean absolute deviation of the {@code count} steps that end at {@code at} from their mean. */
    double deviation(int at, int count) {
        int from = Math.max(oldest(), at - count + 1);
        double mean = mean(at, count);
        double sum = 0;
        for (int i = from; i <= at; i++) {
            sum += Math.abs(get(i) - mean);
        }
        return sum / (at - from + 1);
    }

    /** The largest value of the steps {@code from} to {@code to}, the latter excluded. */
    double maximum(int from, int to) {
        double largest = get(from);
        for (int i = from + 1; i < to; i++) {
            largest = Math.max(largest, get(i));
        }
        return largest;
    }

    /** The {@code count} values that end at {@code at}, or those there are, rising. */
    double[] sorted(int at, int count) {
        int from = Math.max(oldest(), at - count + 1);
        double[] values = new double[at - from + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(from + i);
        }
        Arrays.sort(values);
        return values;
    }
}
