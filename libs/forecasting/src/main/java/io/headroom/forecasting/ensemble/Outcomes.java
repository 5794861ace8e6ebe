package io.headroom.forecasting.ensemble;

import io.headroom.forecasting.Horizon;
import java.util.BitSet;

/**
 * What came of a group's targets at origins throughout a history: one target for each origin, in turn, so that every origin
 * counts once and near and far targets of the group equally often.
 */
final class Outcomes {

    /** Steps through the targets of a group in an order that shares no rhythm with the origins. */
    private static final long SHUFFLE = 7919;

    private final Origins origins;
    private final int[] origin;
    private final int[] from;
    private final int[] to;
    private final double[] value;
    private final BitSet censored = new BitSet();
    private final int count;

    Outcomes(History history, Horizon horizon, Origins origins, TargetGroup group) {
        this.origins = origins;
        int most = origins.count();
        origin = new int[most];
        from = new int[most];
        to = new int[most];
        value = new double[most];
        int taken = 0;
        for (int i = 0; i < most; i++) {
            int at = origins.at(i);
            int target =
                    group.targets().get((int) (i * SHUFFLE % group.targets().size()));
            if (at + horizon.to(target) >= history.size()) {
                continue;
            }
            origin[taken] = i;
            from[taken] = horizon.from(target) + 1;
            to[taken] = horizon.to(target) + 1;
            if (observe(history, at, taken)) {
                taken++;
            }
        }
        count = taken;
    }

    private boolean observe(History history, int at, int i) {
        double largest = Double.NEGATIVE_INFINITY;
        boolean atLeast = false;
        for (int step = at + from[i]; step < at + to[i]; step++) {
            if (!history.isMissing(step)) {
                largest = Math.max(largest, history.get(step));
                atLeast |= history.isCensored(step);
            }
        }
        value[i] = largest;
        censored.set(i, atLeast);
        return largest > Double.NEGATIVE_INFINITY;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** The number of the origin of an outcome among the origins. */
    int origin(int i) {
        return origin[i];
    }

    /** The step that an outcome was looked forward to from. */
    int at(int i) {
        return origins.at(origin[i]);
    }

    /** First step of its span, 1 for the step after the origin. */
    int from(int i) {
        return from[i];
    }

    /** After the last step of its span. */
    int to(int i) {
        return to[i];
    }

    double value(int i) {
        return value[i];
    }

    /** Whether demand was at least the outcome. */
    boolean isCensored(int i) {
        return censored.get(i);
    }

    boolean anyCensored() {
        return !censored.isEmpty();
    }
}
