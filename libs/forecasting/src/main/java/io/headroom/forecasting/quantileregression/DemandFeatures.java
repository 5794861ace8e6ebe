package io.headroom.forecasting.quantileregression;

import java.util.Arrays;

/**
 * What the past of one demand series says about a step ahead, in terms of the series' own {@link #scale}: the newest values,
 * maxima, mean and deviation of the last steps, hour, day and week, the same time of the days before, and the time of day.
 */
public final class DemandFeatures {

    /** How many features there are. */
    public static final int COUNT = 28;

    private static final int HOUR = 12;
    private static final int NEWEST = 4;
    private static final int[] MAXIMA = {3, 6, 12, 36};
    private static final int HARMONICS = 2;

    /** The smallest scale, in units of allocation. */
    private static final double LEAST = 0.25;

    private final double[] values;
    private final int day;
    private final double unit;
    private final double capacity;

    /**
     * @param values by step, finite, not negative; steps after the newest known one are not looked at
     * @param day how many steps a day has
     * @param unit of allocation, above 0
     * @param capacity the most that can be used, above 0
     */
    public DemandFeatures(double[] values, int day, double unit, double capacity) {
        this.values = values;
        this.day = day;
        this.unit = unit;
        this.capacity = capacity;
    }

    /**
     * The size of demand in the week before a step: half its mean and its 90th percentile together.
     *
     * @param known how many steps are known, at least 1
     */
    public double scale(int known) {
        double[] week = Arrays.copyOfRange(values, Math.max(0, known - 7 * day), known);
        Arrays.sort(week);
        double high = week[(int) (0.9 * (week.length - 1))];
        return Math.max(LEAST * unit, high + Arrays.stream(week).average().orElse(0) / 2);
    }

    /**
     * Writes the features of a step into the first {@link #COUNT} places of a row.
     *
     * @param known how many steps are known, at least two days
     * @param step the step that is asked about, not known, less than a day ahead
     * @param scale what demand is measured by
     */
    public void write(int known, int step, double scale, float[] row) {
        int at = 0;
        for (int back = 1; back <= NEWEST; back++) {
            row[at++] = (float) (values[known - back] / scale);
        }
        for (int length : MAXIMA) {
            row[at++] = (float) (maximum(known - length, known) / scale);
        }
        at = spread(row, at, known - HOUR, known, scale);
        at = spread(row, at, known - day, known, scale);
        row[at++] = (float) (maximum(known - day, known) / scale);
        row[at++] = (float) (maximum(known - 7 * day, known) / scale);
        at = sameTime(row, at, step, scale);
        for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
            double angle = 2 * Math.PI * harmonic * (step % day) / day;
            row[at++] = (float) Math.sin(angle);
            row[at++] = (float) Math.cos(angle);
        }
        row[at++] = (float) (step % HOUR) / HOUR;
        row[at++] = (float) Math.log(scale / unit);
        row[at] = (float) Math.log(capacity / scale);
    }

    private int spread(float[] row, int at, int from, int to, double scale) {
        double sum = 0;
        double squares = 0;
        for (int t = from; t < to; t++) {
            sum += values[t];
            squares += values[t] * values[t];
        }
        double mean = sum / (to - from);
        row[at] = (float) (mean / scale);
        row[at + 1] = (float) (Math.sqrt(Math.max(0, squares / (to - from) - mean * mean)) / scale);
        return at + 2;
    }

    /** The days before at about the same time: yesterday, the day before, a week ago, all of the week. */
    private int sameTime(float[] row, int at, int step, double scale) {
        row[at] = (float) (values[step - day] / scale);
        row[at + 1] = (float) (around(step - day, 3) / scale);
        row[at + 2] = (float) (around(step - 2 * day, 3) / scale);
        row[at + 3] = (float) (around(step - day, 6) / scale);
        double largest = 0;
        double sum = 0;
        int days = 0;
        double before = 0;
        for (int back = 1; back <= 7 && step - back * day >= 0; back++) {
            before = around(step - back * day, 3);
            largest = Math.max(largest, before);
            sum += values[step - back * day];
            days++;
        }
        row[at + 4] = (float) (before / scale);
        row[at + 5] = (float) (largest / scale);
        row[at + 6] = (float) (sum / days / scale);
        return at + 7;
    }

    private double around(int step, int reach) {
        return maximum(step - reach, step + reach + 1);
    }

    private double maximum(int from, int to) {
        double largest = 0;
        for (int t = Math.max(0, from); t < to; t++) {
            largest = Math.max(largest, values[t]);
        }
        return largest;
    }
}
