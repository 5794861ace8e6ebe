package io.headroom.forecasting.coldstart;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to guess what a newcomer will use: its own level over its last steps, with or without the group's course of the day.
 *
 * <p>With values v and course p the level is {@code sum v / sum p} (p = 1 without the course). The typical level of the members
 * speaks only while nothing is known; of one that has stood still so far, a thousandth of it does, so that its start is not ruled
 * out.
 *
 * @param window how many of the last steps are looked at
 * @param shaped whether with the group's course
 */
record Guess(int window, boolean shaped) {

    private static final double STANDING_STILL = 1e-3;
    private static final int[] WINDOWS = {1, 3, 12};

    /** All that so many known steps allow. */
    static List<Guess> all(int known) {
        List<Guess> guesses = new ArrayList<>();
        for (int window : WINDOWS) {
            if (window < known) {
                guesses.add(new Guess(window, true));
                guesses.add(new Guess(window, false));
            }
        }
        guesses.add(new Guess(known, true));
        guesses.add(new Guess(known, false));
        return guesses;
    }

    /**
     * The level.
     *
     * @param sum of the values seen in the window
     * @param course sum of the course at the same steps, or their number
     * @param typical level of the members, positive
     */
    static double level(double sum, double course, double typical) {
        if (!(course > 0)) {
            return typical;
        }
        return sum > 0 ? sum / course : STANDING_STILL * typical;
    }
}
