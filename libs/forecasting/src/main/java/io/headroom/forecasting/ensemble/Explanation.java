package io.headroom.forecasting.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a series looks like to its model, in its own unit. It describes the history; what the experts make of it is their own.
 *
 * @param level mean of the last twelve steps, an hour of five-minute ones
 * @param trendPerDay mean of the last day less that of the day before; NaN with less than two days
 * @param seasons the day and the week, as far as the history holds two of them
 */
public record Explanation(double level, double trendPerDay, List<Season> seasons) {

    private static final int HOUR = 12;

    /**
     * A season.
     *
     * @param periodSteps its length
     * @param amplitude from the lowest to the highest hour of its mean course
     * @param varianceShare how much of the variance its mean course explains, corrected for its length; 0..1
     */
    public record Season(int periodSteps, double amplitude, double varianceShare) {}

    static Explanation of(History history, int day) {
        int last = history.size() - 1;
        int kept = history.size() - history.oldest();
        List<Season> seasons = new ArrayList<>();
        for (int period : new int[] {day, 7 * day}) {
            if (kept >= 2 * period) {
                seasons.add(season(history, kept / period * period, period));
            }
        }
        double trend = kept < 2 * day ? Double.NaN : history.mean(last, day) - history.mean(last - day, day);
        return new Explanation(history.mean(last, HOUR), trend, List.copyOf(seasons));
    }

    private static Season season(History history, int steps, int period) {
        double[] course = new double[period];
        double mean = history.mean(history.size() - 1, steps);
        double total = 0;
        for (int i = 0; i < steps; i++) {
            double value = history.get(history.size() - steps + i);
            course[i % period] += value * period / steps;
            total += (value - mean) * (value - mean);
        }
        double within = 0;
        for (int i = 0; i < steps; i++) {
            double off = history.get(history.size() - steps + i) - course[i % period];
            within += off * off;
        }
        double share = total > 0 ? 1 - within / (steps - period) / (total / (steps - 1)) : 0;
        double[] hours = hours(course);
        double amplitude = Arrays.stream(hours).max().orElse(0)
                - Arrays.stream(hours).min().orElse(0);
        return new Season(period, amplitude, Math.max(0, share));
    }

    private static double[] hours(double[] course) {
        double[] hours = new double[Math.max(1, course.length / HOUR)];
        int each = course.length / hours.length;
        for (int i = 0; i < each * hours.length; i++) {
            hours[i / each] += course[i] / each;
        }
        return hours;
    }
}
