package io.headroom.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DemandTest {

    private static final double MISSING = Double.NaN;

    @Test
    void clipsDemandToTheCapacity() {
        Demand vm = Vms.of(Resource.CPU, 2, 1, 3);

        assertThat(vm.at(1)).isEqualTo(2);
    }

    @Test
    void showsTheValueBeforeAGapAndTheFirstOneBeforeThat() {
        Seen seen = Vms.of(Resource.CPU, 2, MISSING, 1, MISSING, MISSING, 2).seen();

        assertThat(seen.toArray()).containsExactly(1, 1, 1, 1, 2);
        assertThat(seen.isObserved(0)).isFalse();
        assertThat(seen.isObserved(4)).isTrue();
    }

    @Test
    void roundsUpToTheUnitAtLeastOneAtMostTheCapacityRoundedUp() {
        Demand cpu = Vms.of(Resource.CPU, 1.1, 1, 1);
        Demand memory = Vms.of(Resource.MEMORY, 1000, 1, 1);

        assertThat(cpu.rounded(0)).isEqualTo(0.25);
        assertThat(cpu.rounded(-3)).isEqualTo(0.25);
        assertThat(cpu.rounded(0.25)).isEqualTo(0.25);
        assertThat(cpu.rounded(0.2500001)).isEqualTo(0.25);
        assertThat(cpu.rounded(0.26)).isEqualTo(0.5);
        assertThat(cpu.rounded(9)).isEqualTo(1.25);
        assertThat(memory.rounded(257)).isEqualTo(512);
        assertThat(memory.rounded(2000)).isEqualTo(1024);
    }

    @Test
    void doesNotScoreTheWarmUpNorMissingSteps() {
        Demand vm = Vms.cpu(1, 1, MISSING);

        assertThat(vm.isScored(Vms.WARM_UP - 1)).isFalse();
        assertThat(vm.isScored(Vms.WARM_UP)).isTrue();
        assertThat(vm.isScored(Vms.WARM_UP + 1)).isFalse();
    }

    @Test
    void refusesWhatIsNoDemand() {
        assertThatIllegalArgumentException().isThrownBy(() -> Vms.of(Resource.CPU, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Vms.of(Resource.CPU, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Vms.of(Resource.CPU, 1, MISSING));
        assertThatIllegalArgumentException().isThrownBy(() -> Grid.between(0, 4L * 366 * 86400));
    }
}
