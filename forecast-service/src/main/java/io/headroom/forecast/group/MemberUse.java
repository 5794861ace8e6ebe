package io.headroom.forecast.group;

import io.headroom.contracts.Resource;
import java.util.Arrays;

/** What one member counts with in its group, step after step. */
final class MemberUse {

    /** For so many steps, an hour of five-minute ones, a member that is not heard of counts with what it used last. */
    static final int SILENT = 12;

    /** How fast the mean follows. */
    private static final double FOLLOW = 1.0 / SILENT;

    private static final int RESOURCES = Resource.values().length;

    private final double[] last = new double[RESOURCES];
    private final double[] mean = new double[RESOURCES];
    private final long[] seen = new long[RESOURCES];

    MemberUse() {
        Arrays.fill(seen, Long.MIN_VALUE);
    }

    /**
     * Takes a step that follows all taken before.
     *
     * @param value what was used, NaN if that is not known
     * @return what it counts with; NaN before it was first heard of, and once it has been silent for too long
     */
    double take(Resource resource, long step, double value) {
        int i = resource.ordinal();
        if (!Double.isNaN(value)) {
            mean[i] = seen[i] == Long.MIN_VALUE ? value : mean[i] + FOLLOW * (value - mean[i]);
            last[i] = value;
            seen[i] = step;
            return value;
        }
        return counts(resource, step) ? last[i] : Double.NaN;
    }

    /** Whether the member is part of the sum at a step. */
    boolean counts(Resource resource, long step) {
        long heard = seen[resource.ordinal()];
        return heard != Long.MIN_VALUE && step - heard <= SILENT;
    }

    /** Mean use, the last hour weighing most; 0 if nothing was heard. */
    double mean(Resource resource) {
        return mean[resource.ordinal()];
    }
}
