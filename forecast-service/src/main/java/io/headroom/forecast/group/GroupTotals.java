package io.headroom.forecast.group;

import io.headroom.contracts.Resource;
import io.headroom.forecast.event.VmEvents;
import io.headroom.forecast.history.StepUse;
import java.util.List;

/**
 * What a group uses in some steps: the sum over the members that are there, each as it would be without its events. A member
 * that misses steps counts with its last value for an hour, then as gone. A step in which less than half of those that are there
 * were heard of is missing.
 */
final class GroupTotals {

    private final long first;
    private final double[][] sums;
    private final int[][] there;
    private final int[][] heard;

    /** Of {@code steps} steps from one on. */
    GroupTotals(long first, int steps) {
        int resources = Resource.values().length;
        this.first = first;
        this.sums = new double[resources][steps];
        this.there = new int[resources][steps];
        this.heard = new int[resources][steps];
    }

    /** Adds a member, which has taken every step before the first. */
    void add(MemberUse member, List<StepUse> use, VmEvents events) {
        for (Resource resource : Resource.values()) {
            int r = resource.ordinal();
            int next = 0;
            for (int i = 0; i < sums[r].length; i++) {
                double value = Double.NaN;
                while (next < use.size() && use.get(next).step() <= first + i) {
                    StepUse one = use.get(next++);
                    if (one.step() == first + i) {
                        value = events.without(resource, one.step(), one.of(resource));
                    }
                }
                double counted = member.take(resource, first + i, value);
                if (!Double.isNaN(counted)) {
                    sums[r][i] += counted;
                    there[r][i]++;
                    heard[r][i] += Double.isNaN(value) ? 0 : 1;
                }
            }
        }
    }

    /** The sum at a step, NaN if it is missing. */
    double at(Resource resource, long step) {
        int r = resource.ordinal();
        int i = Math.toIntExact(step - first);
        return there[r][i] > 0 && 2 * heard[r][i] >= there[r][i] ? sums[r][i] : Double.NaN;
    }

    /** The sums of all steps. */
    double[] of(Resource resource) {
        double[] values = new double[sums[resource.ordinal()].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = at(resource, first + i);
        }
        return values;
    }
}
