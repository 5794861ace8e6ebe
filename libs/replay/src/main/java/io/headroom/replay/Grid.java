package io.headroom.replay;

/**
 * The five-minute steps that all series of a trace share.
 *
 * @param start of the first step, seconds since the epoch
 * @param steps how many there are
 */
public record Grid(long start, int steps) {

    /** Length of a step in seconds. */
    public static final int STEP_SECONDS = 300;

    /** Steps of a day. */
    public static final int DAY = 288;

    /** The first seven days teach the policies and are not scored. */
    public static final int WARM_UP = 7 * DAY;

    /** Three years: whatever spans more is taken for an error in a time stamp. */
    static final int MOST_STEPS = 3 * 366 * DAY;

    public Grid {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("a grid of " + steps + " steps");
        }
    }

    /**
     * The grid from one instant to another, both included.
     *
     * @throws IllegalArgumentException if they are more than three years apart
     */
    public static Grid between(long first, long last) {
        long steps = Math.floorDiv(last - first, STEP_SECONDS) + 1;
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "time stamps from " + first + " to " + last + " s are more than three years apart");
        }
        return new Grid(first, (int) steps);
    }

    /** The step in which an instant lies, in seconds since the epoch; perhaps outside the grid. */
    public int step(long instant) {
        return Math.toIntExact(Math.floorDiv(instant - start, STEP_SECONDS));
    }

    /** When a step starts, seconds since the epoch. */
    public long instant(int step) {
        return start + (long) step * STEP_SECONDS;
    }
}
