package io.headroom.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.contracts.ResourceAmounts;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SimulatedVmTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:15:00Z");

    private final SimulatedVm vm = new SimulatedVm(Fleet.synthetic(4).get(0));

    @Test
    void neverUsesMoreThanItEffectivelyHas() {
        vm.effective(new ResourceAmounts(1_000, 512, 100, 100));

        Map<String, Object> sample = vm.sample(new Use(3, 2_000, 500, 50), AT);

        assertThat(sample)
                .containsEntry("cpuCoresUsed", 1.0)
                .containsEntry("memoryMibUsed", 512.0)
                .containsEntry("diskReadKibPerS", 40.0)
                .containsEntry("networkTxKibPerS", 25.0)
                .containsEntry("cpuStealRatio", 0.0);
        assertThat(sample.get("requestLatencyP95Ms"))
                .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                .isGreaterThan(250);
    }

    @Test
    void aNeighbourShowsAsStealWhileUseStaysBelowTheAllocation() {
        vm.effective(new ResourceAmounts(2_000, 4_096, 1_000, 1_000));
        vm.neighbour(0.6);

        Map<String, Object> sample = vm.sample(new Use(1.5, 100, 10, 10), AT);

        assertThat(sample).containsEntry("cpuCoresUsed", 1.2).containsEntry("cpuStealRatio", 0.2);
        assertThat(sample.toString()).doesNotContain("1.5");
    }

    @Test
    void whatIsMissingIsNotSent() {
        assertThat(vm.sample(new Use(Double.NaN, 100, Double.NaN, 5), AT))
                .doesNotContainKeys("cpuCoresUsed", "diskReadKibPerS", "errorRatio")
                .containsKey("memoryMibUsed");
    }

    @Test
    void optionsAreReadAndMistakesNamed() {
        assertThat(Demo.Options.parse("--check", "--vms", "8").vms()).isEqualTo(8);
        assertThatThrownBy(() -> Demo.Options.parse("--cheque")).hasMessageContaining("--cheque");
        assertThatThrownBy(() -> Demo.Options.parse("--vms")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Demo.Options.parse("--vms", "1")).hasMessageContaining("4..500");
    }

    @Test
    void theFleetCoversEveryTenantAndTier() {
        assertThat(Fleet.synthetic(40)).extracting(DemoVm::tenant).containsAll(Fleet.TENANTS);
        assertThat(Fleet.synthetic(40)).extracting(DemoVm::tier).containsAll(Fleet.TIERS);
        assertThat(Fleet.synthetic(40)).extracting(DemoVm::id).doesNotHaveDuplicates();
    }
}
