package io.headroom.replay.trace;

/**
 * How much a trace from somewhere else may be.
 *
 * @param bytes how many of them after unpacking, per reading
 * @param series how many series there may be
 */
public record TraceLimits(long bytes, int series) {

    /** For files of one's own. */
    public static final TraceLimits NONE = new TraceLimits(Long.MAX_VALUE, Integer.MAX_VALUE);

    void checkSeries(int count) {
        if (count > series) {
            throw new TraceTooLargeException("the trace holds more than " + series + " series");
        }
    }
}
