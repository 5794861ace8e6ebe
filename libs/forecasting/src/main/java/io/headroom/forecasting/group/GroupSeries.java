package io.headroom.forecasting.group;

import io.headroom.forecasting.TimeSeries;

/**
 * A series that knows the time of day.
 *
 * @param series what was used
 * @param firstStep number of its first step; a day begins at every multiple of the steps of a day, and series of one group
 *     count from the same moment
 */
public record GroupSeries(TimeSeries series, long firstStep) {

    /** The number of the step after the last one. */
    public long end() {
        return firstStep + series.size();
    }

    /** What of it lies before a step. */
    public GroupSeries before(long step) {
        int length = (int) Math.max(0, Math.min(series.size(), step - firstStep));
        return new GroupSeries(series.prefix(length), firstStep);
    }
}
