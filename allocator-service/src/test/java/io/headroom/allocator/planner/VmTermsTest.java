package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.allocator.inventory.PoolEntry;
import io.headroom.allocator.inventory.VmEntry;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmChanged.Mode;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VmTermsTest {

    private static final VmRef VM = new VmRef("acme", "web-1");
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void theTiersShareOfTheSizeIsGuaranteedInWholeUnitsAndNeverLessThanTheOwnersMinimum() {
        VmTerms silver = terms(Tiers.silver(VM, 1));

        assertThat(silver.enforcement().memoryGuaranteeMib()).isEqualTo(1_000);
        assertThat(silver.guarantee()[Resource.MEMORY.ordinal()]).isEqualTo(1_024);
        assertThat(silver.enforcement().networkMinKibPerS()).isEqualTo(1_220);
        assertThat(silver.guarantee()[Resource.NETWORK.ordinal()]).isEqualTo(10_240);
        assertThat(terms(Tiers.bronze(VM, 1)).guarantee()).containsOnly(0);
    }

    @Test
    void theTiersLimitsNarrowTheOwnersBounds() {
        VmTerms bronze = terms(Tiers.bronze(VM, 1));

        assertThat(bronze.bounds()[Resource.DISK.ordinal()].highest()).isEqualTo(50 * 1024);
        assertThat(bronze.bounds()[Resource.NETWORK.ordinal()].highest()).isEqualTo(11 * 1024);
        assertThat(bronze.bounds()[Resource.CPU.ordinal()].highest()).isEqualTo(8_000);
        assertThat(bronze.lowest()).containsExactly(500, 1_024, 10_240, 10_240);
    }

    @Test
    void pricesAStepOfActiveAndOfReservedCapacity() {
        VmTerms gold = terms(Tiers.gold(VM, 1));
        long[] amounts = {2_000, 4_096, 51_200, 31_744};

        assertThat(gold.activeCost(amounts)).isCloseTo((2 * 0.040 + 4 * 0.005) / 12, within(1e-12));
        assertThat(gold.reservedCost(amounts)).isCloseTo(0.3 * (2 * 0.040 + 4 * 0.005) / 12, within(1e-12));
    }

    @Test
    void aDearerTierIsWorthMoreOfEachResource() {
        VmTerms gold = terms(Tiers.gold(VM, 1));
        VmTerms silver = terms(Tiers.silver(VM, 1));

        for (Resource resource : Resource.values()) {
            assertThat(gold.worth(resource.ordinal()))
                    .as("%s", resource)
                    .isGreaterThan(silver.worth(resource.ordinal()))
                    .isPositive();
        }
    }

    private static VmTerms terms(QosAssigned qos) {
        VmEntry vm = new VmEntry(
                VM.tenantId(),
                VM.vmId(),
                "pool",
                null,
                null,
                new ResourceAmounts(2_000, 4_000, 51_200, 31_250),
                new ResourceAmounts(500, 1_024, 10_240, 10_240),
                new ResourceAmounts(8_000, 16_384, 204_800, 125_000),
                Mode.ACT,
                1,
                NOW,
                NOW);
        PoolEntry pool = new PoolEntry("pool", "simulated", new ResourceAmounts(250, 256, 1_024, 1_024), 1, NOW);
        return VmTerms.of(vm, pool, qos, 12);
    }
}
