package io.headroom.replay.trace;

import io.headroom.replay.Grid;

/** The first and the last instant of a trace. */
final class Span {

    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(long instant) {
        first = Math.min(first, instant);
        last = Math.max(last, instant);
    }

    /**
     * The grid that begins with the first instant.
     *
     * @param where names the trace
     */
    Grid grid(Object where) {
        return grid(where, first);
    }

    /** The grid whose steps begin at multiples of five minutes. */
    Grid aligned(Object where) {
        return grid(where, Math.floorDiv(first, Grid.STEP_SECONDS) * Grid.STEP_SECONDS);
    }

    private Grid grid(Object where, long start) {
        if (first > last) {
            throw new UnreadableTraceException(where + " holds no sample");
        }
        try {
            return Grid.between(start, last);
        } catch (IllegalArgumentException e) {
            throw new UnreadableTraceException(where + ": " + e.getMessage());
        }
    }
}
