package io.headroom.replay.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.NoLookAhead;
import io.headroom.replay.Policy;
import io.headroom.replay.Resource;
import io.headroom.replay.Vms;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadroomPolicyTest {

    private static final List<Policy> ALL = HeadroomPolicy.all();

    @Test
    void noneLooksAhead() {
        ALL.forEach(NoLookAhead::assertFor);
    }

    @Test
    void aDearerShortageNeverBuysLess() {
        Demand vm = Vms.of(Resource.CPU, 4, Vms.busy(3, 9 * Grid.DAY, 4));
        for (Policy policy : ALL) {
            double[][] amounts = policy.allocate(vm.seen(), 1).amounts();
            for (int k = 1; k < amounts.length; k++) {
                for (int t = 0; t < vm.steps(); t++) {
                    assertThat(amounts[k][t]).isGreaterThanOrEqualTo(amounts[k - 1][t]);
                }
            }
        }
    }

    @Test
    void aDailyWaveIsAllocatedBeforeItComes() {
        int days = 12;
        Demand vm =
                Vms.of(Resource.CPU, 8, days * Grid.DAY, t -> t % Grid.DAY >= 100 && t % Grid.DAY < 150 ? 4.0 : 0.5);

        double[] amounts = ALL.get(0).allocate(vm.seen(), 3).amounts()[6];

        for (int t = 10 * Grid.DAY; t < vm.steps(); t++) {
            assertThat(amounts[t])
                    .as("step %d", t)
                    .isGreaterThanOrEqualTo(t % Grid.DAY >= 100 && t % Grid.DAY < 150 ? 4.0 : 0.5);
        }
        assertThat(amounts[11 * Grid.DAY + 200]).isEqualTo(0.5);
    }

    @Test
    void calmGivesBackOnlyAfterEightSteps() {
        Demand vm = Vms.of(Resource.CPU, 4, Vms.busy(5, 9 * Grid.DAY, 4));

        double[] eager = ALL.get(0).allocate(vm.seen(), 1).amounts()[3];
        double[] calm = ALL.get(1).allocate(vm.seen(), 1).amounts()[3];

        for (int t = 8; t < vm.steps(); t++) {
            double most = 0;
            for (int before = t - 7; before <= t; before++) {
                most = Math.max(most, eager[before]);
            }
            assertThat(calm[t]).isEqualTo(most);
        }
    }
}
