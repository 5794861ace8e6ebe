package io.headroom.forecasting.rnn;

import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.UnusableSeriesException;
import io.headroom.forecasting.group.GroupSeries;
import java.util.Arrays;

/**
 * A series to look back on from any of its steps, numbered from 0. A missing step holds the value before it, never one that
 * came later.
 */
final class Past {

    private final double[] values;
    private final boolean[] missing;
    private final boolean[] censored;
    private final long firstStep;

    /** @throws UnusableSeriesException if no step is observed */
    Past(GroupSeries given) {
        TimeSeries series = given.series().trimmed();
        if (series.observed() == 0) {
            throw new UnusableSeriesException("no step of the series is observed");
        }
        int size = series.size();
        this.firstStep = given.end() - size;
        this.values = new double[size];
        this.missing = new boolean[size];
        this.censored = new boolean[size];
        for (int i = 0; i < size; i++) {
            missing[i] = series.isMissing(i);
            censored[i] = series.isCensored(i) && !missing[i];
            values[i] = missing[i] ? values[i - 1] : series.get(i);
        }
    }

    int size() {
        return values.length;
    }

    /** The number of a step as the group counts. */
    long step(int i) {
        return firstStep + i;
    }

    /** The place of a step that the group counts; it may lie outside. */
    int place(long step) {
        return (int) Math.max(Integer.MIN_VALUE / 2, Math.min(Integer.MAX_VALUE / 2, step - firstStep));
    }

    double get(int i) {
        return values[i];
    }

    boolean isMissing(int i) {
        return missing[i];
    }

    boolean isCensored(int i) {
        return censored[i];
    }

    /** The largest value of the steps {@code from} to {@code to}, the latter excluded, as far as there are any. */
    double maximum(int from, int to) {
        int first = Math.max(0, from);
        double largest = values[first];
        for (int i = first + 1; i < to; i++) {
            largest = Math.max(largest, values[i]);
        }
        return largest;
    }

    /** The mean of the {@code count} steps that end at {@code at}, or of those there are. */
    double mean(int at, int count) {
        int from = Math.max(0, at - count + 1);
        double sum = 0;
        for (int i = from; i <= at; i++) {
            sum += values[i] / (at - from + 1);
        }
        return sum;
    }

    /** The mean absolute change over {@code lag} steps of the {@code count} changes that end at {@code at}; 0 without any. */
    double change(int at, int count, int lag) {
        int from = Math.max(lag, at - count + 1);
        double sum = 0;
        for (int i = from; i <= at; i++) {
            sum += Math.abs(values[i] - values[i - lag]);
        }
        return from > at ? 0 : sum / (at - from + 1);
    }

    /** About {@code most} of the {@code count} values that end at {@code at}, rising. */
    double[] sorted(int at, int count, int most) {
        int length = Math.min(count, at + 1);
        int stride = Math.max(1, length / most);
        double[] sample = new double[(length + stride - 1) / stride];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = values[at - i * stride];
        }
        Arrays.sort(sample);
        return sample;
    }

    /** The same of the absolute changes from step to step that are not 0; empty if there are none. */
    double[] sortedChanges(int at, int count, int most) {
        int length = Math.min(count, at);
        int stride = Math.max(1, length / most);
        double[] sample = new double[(length + stride - 1) / stride];
        int taken = 0;
        for (int i = 0; i < sample.length; i++) {
            double change = Math.abs(values[at - i * stride] - values[at - i * stride - 1]);
            if (change > 0) {
                sample[taken++] = change;
            }
        }
        double[] changes = Arrays.copyOf(sample, taken);
        Arrays.sort(changes);
        return changes;
    }
}
