package io.headroom.replay.fleet;

import io.headroom.planning.Timing;
import io.headroom.replay.Demand;
import io.headroom.replay.Seen;

/**
 * The growth of a VM's demand against perfect foresight, in units by step.
 *
 * <p>The <em>need</em> of a step is its demand rounded up to the unit: what perfect foresight allocates. Its <em>base</em> is
 * the largest need within the hold that ended when the step was decided on, which is a lead before it: the steps
 * {@code t - lead - hold .. t - 1 - lead}. Whoever merely carries on what was used within the last hour holds the base. The
 * <em>growth</em> is what is needed on top of the base; one unit needed on top of it in one step is one unit-step of growth.
 * So a rise counts for lead + 1 steps, until a command given after it was seen takes effect; what lasts longer is growth no more.
 */
final class Rising {

    private final Demand vm;
    private final int[] need;
    private final int[] base;

    Rising(Demand vm, Timing timing) {
        this.vm = vm;
        Seen seen = vm.seen();
        double unit = vm.resource().unit();
        need = new int[seen.steps()];
        base = new int[seen.steps()];
        for (int t = 0; t < need.length; t++) {
            need[t] = (int) Math.round(seen.rounded(seen.at(t)) / unit);
            int newest = Seen.newest(t, timing.lead());
            for (int before = Math.max(0, newest - timing.hold() + 1); before <= newest; before++) {
                base[t] = Math.max(base[t], need[before]);
            }
        }
    }

    /** Units that grow in a step; 0 in one that does not count. */
    int growth(int step) {
        return vm.isScored(step) ? Math.max(0, need[step] - base[step]) : 0;
    }

    /** How much of a step's growth an amount covers. */
    int covered(int step, int units) {
        return Math.max(0, Math.min(growth(step), units - base[step]));
    }
}
