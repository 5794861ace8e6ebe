package io.headroom.forecasting.coldstart;

import java.util.Arrays;

/** A member of long standing, looked at as if it were new at some step of its past. */
final class Member {

    private final double[] values;
    private final double level;
    private final double typical;
    private final Profile profile;
    private final double[] sums;
    private final double[] courses;
    private final int[] counts;

    /**
     * @param values its past, NaN where a step is missing
     * @param level their mean, positive
     * @param typical level of the other members
     * @param profile of the other members, by steps after the end of the values
     */
    Member(double[] values, double level, double typical, Profile profile) {
        this.values = values;
        this.level = level;
        this.typical = typical;
        this.profile = profile;
        this.sums = new double[values.length + 1];
        this.courses = new double[values.length + 1];
        this.counts = new int[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            boolean seen = !Double.isNaN(values[i]);
            sums[i + 1] = sums[i] + (seen ? values[i] : 0);
            courses[i + 1] = courses[i] + (seen ? profile.at(i - values.length) : 0);
            counts[i + 1] = counts[i] + (seen ? 1 : 0);
        }
    }

    static double level(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
    }

    double level() {
        return level;
    }

    int size() {
        return values.length;
    }

    /** What would have been guessed for a span at an origin. */
    double guess(Guess guess, int origin, int from, int to) {
        int start = origin - guess.window();
        double course = guess.shaped() ? courses[origin] - courses[start] : counts[origin] - counts[start];
        double own = Guess.level(sums[origin] - sums[start], course, typical);
        return guess.shaped() ? own * profile.highest(origin + from - values.length, origin + to - values.length) : own;
    }

    /** The largest of a span, NaN if a step of it is missing. */
    double outcome(int origin, int from, int to) {
        double largest = 0;
        for (int step = origin + from; step < origin + to; step++) {
            if (Double.isNaN(values[step])) {
                return Double.NaN;
            }
            largest = Math.max(largest, values[step]);
        }
        return largest;
    }
}
