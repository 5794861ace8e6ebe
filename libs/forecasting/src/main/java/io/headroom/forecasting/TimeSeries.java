package io.headroom.forecasting;

import java.util.Arrays;
import java.util.BitSet;

/** Demand at equal steps, oldest first: finite and not negative, NaN where a step is missing; immutable. */
public final class TimeSeries {

    private final double[] values;
    private final BitSet censored;

    private TimeSeries(double[] values, BitSet censored) {
        this.values = values;
        this.censored = censored;
    }

    /**
     * Copies the values.
     *
     * @throws UnusableSeriesException if a value is negative or infinite
     */
    public static TimeSeries of(double... values) {
        return of(values, new BitSet());
    }

    /**
     * Copies the values.
     *
     * @param censored the steps in which use stood at the limit of the allocation: demand was at least the value
     * @throws UnusableSeriesException if a value is negative or infinite
     */
    public static TimeSeries of(double[] values, BitSet censored) {
        for (int i = 0; i < values.length; i++) {
            requireUsable(values[i], i);
        }
        return new TimeSeries(values.clone(), (BitSet) censored.clone());
    }

    /**
     * Lets a value pass that a series may hold, NaN for a missing one among them.
     *
     * @throws UnusableSeriesException if it is negative or infinite
     */
    public static void requireUsable(double value, long step) {
        if (value < 0 || Double.isInfinite(value)) {
            throw new UnusableSeriesException(
                    "value " + value + " at step " + step + " must be finite and not negative");
        }
    }

    public int size() {
        return values.length;
    }

    /** The value of a step, NaN if it is missing. */
    public double get(int step) {
        return values[step];
    }

    public boolean isMissing(int step) {
        return Double.isNaN(values[step]);
    }

    public boolean isCensored(int step) {
        return censored.get(step);
    }

    /** How many steps are not missing. */
    public int observed() {
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                count++;
            }
        }
        return count;
    }

    /** The first steps alone. */
    public TimeSeries prefix(int length) {
        return new TimeSeries(Arrays.copyOf(values, length), censored.get(0, length));
    }

    /** The last steps alone, all of them if there are no more. */
    public TimeSeries suffix(int length) {
        int from = Math.max(0, values.length - length);
        return new TimeSeries(
                Arrays.copyOfRange(values, from, values.length), censored.get(from, Math.max(from, values.length)));
    }

    /** The series without the missing steps it begins with. */
    public TimeSeries trimmed() {
        int start = 0;
        while (start < values.length && Double.isNaN(values[start])) {
            start++;
        }
        return new TimeSeries(
                Arrays.copyOfRange(values, start, values.length), censored.get(start, Math.max(start, values.length)));
    }

    /** A copy of the values, missing ones filled linearly between their neighbours and level at the ends. */
    public double[] filled() {
        double[] filled = values.clone();
        int last = -1;
        for (int i = 0; i < filled.length; i++) {
            if (Double.isNaN(filled[i])) {
                continue;
            }
            for (int gap = last + 1; gap < i; gap++) {
                double share = (double) (gap - last) / (i - last);
                filled[gap] = last < 0 ? filled[i] : filled[last] + share * (filled[i] - filled[last]);
            }
            last = i;
        }
        for (int gap = last + 1; gap < filled.length; gap++) {
            filled[gap] = last < 0 ? 0 : filled[last];
        }
        return filled;
    }
}
