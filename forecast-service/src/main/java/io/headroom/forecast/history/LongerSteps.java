package io.headroom.forecast.history;

import io.headroom.contracts.Resource;
import java.util.ArrayList;
import java.util.List;

/** Rolls planning steps up to longer ones: the mean of rates, each step weighing as much as another, the maximum of memory. */
final class LongerSteps {

    private LongerSteps() {}

    /**
     * Rolls up.
     *
     * @param use of one VM, in order of steps
     * @param together how many steps make one; a longer step begins at a multiple of it
     * @return each by the number of its first planning step, those without samples left out
     */
    static List<StepUse> of(List<StepUse> use, int together) {
        if (together == 1) {
            return use;
        }
        List<StepUse> longer = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= use.size(); to++) {
            long first = first(use.get(from), together);
            if (to == use.size() || first(use.get(to), together) != first) {
                longer.add(one(use.subList(from, to), first));
                from = to;
            }
        }
        return longer;
    }

    private static long first(StepUse use, int together) {
        return Math.floorDiv(use.step(), together) * (long) together;
    }

    private static StepUse one(List<StepUse> steps, long first) {
        return new StepUse(
                steps.get(0).vm(),
                first,
                steps.stream().mapToInt(StepUse::samples).sum(),
                mean(steps, Resource.CPU),
                steps.stream()
                        .mapToDouble(StepUse::memory)
                        .filter(value -> !Double.isNaN(value))
                        .max()
                        .orElse(Double.NaN),
                mean(steps, Resource.DISK),
                mean(steps, Resource.NETWORK));
    }

    private static double mean(List<StepUse> steps, Resource resource) {
        return steps.stream()
                .mapToDouble(step -> step.of(resource))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
