package io.headroom.allocator.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.allocation.CommandFixture;
import io.headroom.allocator.provider.VmObservation;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatedVmTest {

    private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
    private static final VmRef VM = new VmRef("acme", "vm-1");
    private static final Target TARGET = CommandFixture.aCommand(VM).cores(4).target();

    private final SimulatedVm vm = new SimulatedVm(VM, "pool-1", "host-1", 3, TARGET, TARGET.resources(), T0);

    @Test
    void hasWhatItWasGrantedWithoutAFault() {
        VmObservation seen = vm.under(List.of());

        assertThat(seen.effective()).isEqualTo(TARGET);
        assertThat(seen.reason()).isNull();
        assertThat(seen.since()).isEqualTo(T0);
    }

    @Test
    void keepsItsMemoryWhenStarved() {
        VmObservation seen = vm.under(List.of(fault(FaultKind.STARVE, null, VM, 0.25)));

        assertThat(seen.effective().resources()).isEqualTo(new ResourceAmounts(1_000, 4_096, 12_800, 7_812));
        assertThat(seen.reason()).isEqualTo("STARVED");
        assertThat(seen.since()).isEqualTo(T0.plusSeconds(60));
    }

    @Test
    void hasNothingOnALostHostWhateverElseIsWrong() {
        VmObservation seen = vm.under(
                List.of(fault(FaultKind.HOST_LOST, "host-1", null, 1), fault(FaultKind.STARVE, null, VM, 0.25)));

        assertThat(seen.effective().resources()).isEqualTo(ResourceAmounts.ZERO);
        assertThat(seen.reason()).isEqualTo(VmObservation.HOST_LOST);
    }

    @Test
    void isNotStruckByTheFaultsOfOthers() {
        VmRef namesake = new VmRef("globex", "vm-1");

        VmObservation seen = vm.under(
                List.of(fault(FaultKind.STARVE, null, namesake, 0), fault(FaultKind.HOST_LOST, "host-2", null, 1)));

        assertThat(seen.effective()).isEqualTo(TARGET);
    }

    private static Fault fault(FaultKind kind, @Nullable String host, @Nullable VmRef struck, double share) {
        return new Fault("f-" + kind, kind, host, struck, share, Duration.ZERO, false, T0.plusSeconds(60), null);
    }
}
