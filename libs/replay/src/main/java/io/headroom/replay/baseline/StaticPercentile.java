package io.headroom.replay.baseline;

import io.headroom.replay.Allocations;
import io.headroom.replay.Grid;
import io.headroom.replay.Policy;
import io.headroom.replay.Quantiles;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a careful person sets once: a percentile of the first week, or its maximum times a margin, held from then on. */
final class StaticPercentile implements Policy {

    private static final List<Factor> LEVELS =
            Factor.percentiles("50", "75", "90", "95", "98", "99", "99.5", "99.9", "100");
    private static final List<Factor> MARGINS = Factor.of("max*", "1.1", "1.25", "1.5", "2", "3", "5", "10");

    @Override
    public String name() {
        return "static_pct";
    }

    @Override
    public List<String> knobs(Resource resource) {
        List<String> knobs = new ArrayList<>(Factor.labels(LEVELS));
        knobs.addAll(Factor.labels(MARGINS));
        return knobs;
    }

    @Override
    public Allocations allocate(Seen seen, int lead) {
        double[] known = seen.toArray();
        double[][] amounts = new double[LEVELS.size() + MARGINS.size()][seen.steps()];
        for (double[] all : amounts) {
            Arrays.fill(all, seen.capacity());
        }
        // Until the whole week is known, a lead after its end, as much of it counts as is.
        for (int t = Grid.WARM_UP; t <= Math.min(Grid.WARM_UP + lead, seen.steps() - 1); t++) {
            double[] week = Arrays.copyOf(known, Seen.newest(t, lead) + 1);
            Arrays.sort(week);
            for (int knob = 0; knob < amounts.length; knob++) {
                Arrays.fill(amounts[knob], t, seen.steps(), amount(week, knob));
            }
        }
        return Allocations.of(amounts);
    }

    private static double amount(double[] week, int knob) {
        return knob < LEVELS.size()
                ? Quantiles.ofSorted(week, week.length, LEVELS.get(knob).value())
                : week[week.length - 1] * MARGINS.get(knob - LEVELS.size()).value();
    }
}
