package io.headroom.forecasting.coldstart;

import java.util.Arrays;
import java.util.Collection;

/**
 * The course of a day relative to its mean, by steps after the end of the series it was made from: 0 for the first step to come
 * and for the same time on each day before.
 */
final class Profile {

    /** So much of it is level: a time at which the others stand still does not tell that a newcomer does. */
    private static final double LEVEL = 0.05;

    /** The part of a day that is averaged over, to either side. */
    private static final int SMOOTH = 96;

    private final double[] course;

    private Profile(double[] course) {
        this.course = course;
    }

    /** A member's own course: its mean at each time of day relative to its level, NaN at times it was never seen. */
    static double[] own(double[] values, double level, int day) {
        double[] sums = new double[day];
        int[] counts = new int[day];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                int at = Math.floorMod(i - values.length, day);
                sums[at] += values[i] / level;
                counts[at]++;
            }
        }
        for (int at = 0; at < day; at++) {
            sums[at] = counts[at] == 0 ? Double.NaN : sums[at] / counts[at];
        }
        return sums;
    }

    /** The mean of members' courses, each counting the same; smoothed, of mean 1. */
    static Profile of(Collection<double[]> courses, int day) {
        double[] mean = new double[day];
        for (int at = 0; at < day; at++) {
            int here = at;
            mean[at] = courses.stream()
                    .mapToDouble(course -> course[here])
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(1);
        }
        int reach = day / SMOOTH;
        double[] smooth = new double[day];
        for (int at = 0; at < day; at++) {
            for (int off = -reach; off <= reach; off++) {
                smooth[at] += mean[Math.floorMod(at + off, day)] / (2 * reach + 1);
            }
        }
        double level = Arrays.stream(smooth).average().orElse(1);
        double scale = level > 0 && Double.isFinite(level) ? level : 1;
        return new Profile(Arrays.stream(smooth)
                .map(value -> LEVEL + (1 - LEVEL) * value / scale)
                .toArray());
    }

    /** At so many steps after the end; before it if negative. */
    double at(int step) {
        return course[Math.floorMod(step, course.length)];
    }

    /** The highest over some steps. */
    double highest(int from, int to) {
        double highest = at(from);
        for (int step = from + 1; step < to; step++) {
            highest = Math.max(highest, at(step));
        }
        return highest;
    }
}
