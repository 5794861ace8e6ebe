package io.headroom.forecasting.group;

import io.headroom.forecasting.Horizon;
import java.util.List;

/**
 * What a group's model is trained for.
 *
 * @param horizon the targets
 * @param levels of the quantiles, rising, in 0..1
 * @param day how many steps a day has
 */
public record GroupTask(Horizon horizon, List<Double> levels, int day) {

    /** Checks what it is made of. */
    public GroupTask {
        levels = List.copyOf(levels);
        double before = 0;
        for (double level : levels) {
            if (level <= before || level >= 1) {
                throw new IllegalArgumentException("levels " + levels + " must rise within 0..1, both excluded");
            }
            before = level;
        }
        if (levels.isEmpty() || day < SHORTEST_DAY) {
            throw new IllegalArgumentException(
                    "at least one level and a day of " + SHORTEST_DAY + " steps or more, got " + levels + ", " + day);
        }
    }

    /** With fewer steps there is no time of day to speak of. */
    private static final int SHORTEST_DAY = 24;
}
