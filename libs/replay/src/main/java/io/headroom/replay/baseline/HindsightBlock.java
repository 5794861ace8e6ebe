package io.headroom.replay.baseline;

import io.headroom.replay.Allocations;
import io.headroom.replay.Grid;
import io.headroom.replay.Policy;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.Arrays;
import java.util.List;

/** A bound: perfect foresight that may change only at the start of each block of time. */
final class HindsightBlock implements Policy {

    private static final List<Factor> BLOCKS = List.of(
            new Factor("5min", 1),
            new Factor("15min", 3),
            new Factor("1h", 12),
            new Factor("6h", 72),
            new Factor("24h", Grid.DAY));

    @Override
    public String name() {
        return "hindsight_block";
    }

    @Override
    public boolean hindsight() {
        return true;
    }

    @Override
    public List<String> knobs(Resource resource) {
        return Factor.labels(BLOCKS);
    }

    @Override
    public Allocations allocate(Seen seen, int lead) {
        double[] scored = new double[seen.steps()];
        for (int t = Grid.WARM_UP; t < scored.length; t++) {
            scored[t] = seen.isObserved(t) ? seen.at(t) : 0;
        }
        double[][] amounts = new double[BLOCKS.size()][scored.length];
        for (int knob = 0; knob < amounts.length; knob++) {
            int block = (int) BLOCKS.get(knob).value();
            for (int from = 0; from < scored.length; from += block) {
                int to = Math.min(from + block, scored.length);
                Arrays.fill(amounts[knob], from, to, Windows.maximum(scored, from, to - 1));
            }
        }
        return Allocations.of(amounts);
    }
}
