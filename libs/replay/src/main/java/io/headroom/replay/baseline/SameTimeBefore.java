package io.headroom.replay.baseline;

import io.headroom.replay.Allocations;
import io.headroom.replay.Grid;
import io.headroom.replay.Policy;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.List;

/**
 * The maximum of the newest hour and of the same time on days before, times a margin: a schedule learnt by looking back.
 *
 * @param days how many days are looked back
 * @param before how many steps before the same time a day ago count
 * @param after how many after it
 */
record SameTimeBefore(String name, int days, int before, int after) implements Policy {

    private static final int HOUR = 12;
    private static final int QUARTER = 3;

    /** From a quarter of an hour before to an hour after the same time yesterday. */
    static SameTimeBefore yesterday() {
        return new SameTimeBefore("max_1h_yday", 1, QUARTER, HOUR);
    }

    /** From a quarter of an hour before to a quarter after the same time on each of seven days. */
    static SameTimeBefore lastWeek() {
        return new SameTimeBefore("max_1h_week", 7, QUARTER, QUARTER);
    }

    @Override
    public List<String> knobs(Resource resource) {
        return Factor.labels(Factor.MARGINS);
    }

    @Override
    public Allocations allocate(Seen seen, int lead) {
        double[] known = seen.toArray();
        return Scaled.byMargins(seen, t -> amount(known, t, Seen.newest(t, lead), seen.capacity()));
    }

    private double amount(double[] known, int t, int newest, double capacity) {
        if (newest < 0) {
            return capacity;
        }
        double maximum = Windows.maximum(known, newest - HOUR + 1, newest);
        for (int day = 1; day <= days; day++) {
            int then = t - day * Grid.DAY;
            maximum = Math.max(maximum, Windows.maximum(known, then - before, Math.min(then + after, newest)));
        }
        return maximum;
    }
}
