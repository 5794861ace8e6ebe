package io.headroom.replay.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import io.headroom.replay.Vms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What VMs learn from each other. */
class GroupTest {

    private static final int VMS = 6;
    private static final int STEPS = 14 * Grid.DAY;
    private static final int CHANGED = 13 * Grid.DAY + 7;
    private static final int LEAD = 1;
    private static final double SIZE = 4;

    @Test
    void anotherFutureOfAllOfThemLeavesThePastAsItWas() {
        double[][] before = quantiles(vms(STEPS), true);
        double[][] after = quantiles(vms(CHANGED), true);

        for (int step = 0; step < CHANGED + 1 + LEAD; step++) {
            assertThat(after[step]).as("step %d", step).isEqualTo(before[step]);
        }
        assertThat(after[CHANGED + 1 + LEAD]).isNotEqualTo(before[CHANGED + 1 + LEAD]);
    }

    @Test
    void aVmIsForecastOtherwiseOnceTheGroupHasLearnedAndInWhateverOrderItMet() {
        List<Seen> vms = vms(STEPS);
        double[][] together = quantiles(vms, true);
        double[][] alone = quantiles(vms, false);
        List<Seen> turned = new ArrayList<>(vms);
        Collections.reverse(turned);
        Group group = new Group(LEAD);
        turned.forEach(group::meet);

        // What is known before the twelfth day ends is too little to learn from.
        assertThat(together[12 * Grid.DAY]).isEqualTo(alone[12 * Grid.DAY]).isNotNull();
        assertThat(together[STEPS - 1]).isNotEqualTo(alone[STEPS - 1]);
        assertThat(group.quantiles(vms.get(0))[STEPS - 1]).isEqualTo(together[STEPS - 1]);
        for (double[] quantiles : together) {
            assertThat(quantiles == null || isRisingFromZero(quantiles)).isTrue();
        }
    }

    private static boolean isRisingFromZero(double[] quantiles) {
        double[] sorted = quantiles.clone();
        Arrays.sort(sorted);
        return sorted[0] >= 0 && Arrays.equals(sorted, quantiles);
    }

    /** The first VM's, with the others met or alone. */
    private static double[][] quantiles(List<Seen> vms, boolean all) {
        Group group = new Group(LEAD);
        vms.subList(0, all ? VMS : 1).forEach(group::meet);
        return group.quantiles(vms.get(0));
    }

    private static List<Seen> vms(int changed) {
        List<Seen> vms = new ArrayList<>();
        for (int vm = 0; vm < VMS; vm++) {
            double[] use = Vms.busy(vm, STEPS, SIZE);
            for (int step = changed; step < STEPS; step++) {
                use[step] = Math.max(0, SIZE - use[step]);
            }
            vms.add(Demand.of("vm-" + vm, Resource.CPU, new Grid(0, STEPS), use, SIZE)
                    .seen());
        }
        return vms;
    }
}
