package io.headroom.forecasting.ensemble;

import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.calibration.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Targets of a horizon that are alike, equally long and about equally far, and so share one mixture and the errors behind it.
 *
 * @param length of each span in steps
 * @param targets their numbers in the horizon, nearest first
 * @param reach the number of steps from the present to the end of the farthest
 * @param near whether they lie among the horizon's single steps and windows
 * @param nearest where the nearest of them lies
 */
record TargetGroup(int length, List<Integer> targets, int reach, boolean near, Span nearest) {

    /** Steps ahead double from group to group, and quadruple where a span has several steps. */
    static List<TargetGroup> of(Horizon horizon) {
        Map<List<Object>, List<Integer>> alike = new LinkedHashMap<>();
        for (int target = 0; target < horizon.targets(); target++) {
            int length = horizon.to(target) - horizon.from(target);
            int start = horizon.from(target);
            int doubled = 32 - Integer.numberOfLeadingZeros(start);
            int distance = length == 1 ? doubled : (start < 4 ? 0 : (doubled - 1) / 2);
            boolean near = target < horizon.steps() + horizon.windows();
            alike.computeIfAbsent(List.of(length, distance, near), key -> new ArrayList<>())
                    .add(target);
        }
        List<TargetGroup> groups = new ArrayList<>();
        for (Collection<Integer> targets : alike.values()) {
            List<Integer> sorted = targets.stream().sorted().toList();
            int first = sorted.get(0);
            int reach = sorted.stream().mapToInt(horizon::to).max().orElseThrow();
            int length = horizon.to(first) - horizon.from(first);
            groups.add(new TargetGroup(
                    length,
                    sorted,
                    reach,
                    first < horizon.steps() + horizon.windows(),
                    new Span(horizon.from(first), length)));
        }
        return groups;
    }
}
