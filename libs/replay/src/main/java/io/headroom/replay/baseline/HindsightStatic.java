package io.headroom.replay.baseline;

import io.headroom.replay.Allocations;
import io.headroom.replay.Grid;
import io.headroom.replay.Policy;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A bound: the best that one fixed size can do, a percentile of the very demand it is scored on (the next value above it). */
final class HindsightStatic implements Policy {

    private static final List<Factor> LEVELS =
            Factor.percentiles("80", "90", "95", "98", "99", "99.5", "99.8", "99.9", "99.95", "100");

    @Override
    public String name() {
        return "hindsight_static";
    }

    @Override
    public boolean hindsight() {
        return true;
    }

    @Override
    public List<String> knobs(Resource resource) {
        return Factor.labels(LEVELS);
    }

    @Override
    public Allocations allocate(Seen seen, int lead) {
        double[] scored = IntStream.range(Grid.WARM_UP, Math.max(Grid.WARM_UP, seen.steps()))
                .filter(seen::isObserved)
                .mapToDouble(seen::at)
                .sorted()
                .toArray();
        double[][] amounts = new double[LEVELS.size()][seen.steps()];
        for (int knob = 0; knob < amounts.length && scored.length > 0; knob++) {
            int rank = (int) Math.ceil(LEVELS.get(knob).value() * (scored.length - 1) - 1e-9);
            Arrays.fill(amounts[knob], scored[rank]);
        }
        return Allocations.of(amounts);
    }
}
