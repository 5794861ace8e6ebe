package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.planner.VmOutlook.ResourceOutlook;
import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Resource;
import io.headroom.contracts.VmRef;
import io.headroom.planning.DemandOutlook;
import io.headroom.support.DomainTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VmOutlookTest {

    private static final DomainTime TIME =
            new DomainTime(1, Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));

    /** 2 cores, and 4 in blocks 1 and 2: in the steps 24 to 47. */
    private static final DemandForecast RISING = Demand.risingInTheThirdHour(new VmRef("acme", "web-1"), 2, 4, 7, TIME);

    @Test
    void countsInTheUnitsOfAllocations() {
        ResourceOutlook cpu = cpu(VmOutlook.of(RISING, 0, 1));

        assertThat(cpu.observed()).isEqualTo(2_000);
        assertThat(ahead(cpu).step(0).quantile(0.5)).isEqualTo(2_000);
        assertThat(ahead(cpu).step(24).quantile(0.5)).isEqualTo(4_000);
        assertThat(VmOutlook.of(RISING, 0, 1).resources()[Resource.MEMORY.ordinal()])
                .isNull();
    }

    @Test
    void movesOnWithTimeAndErrsUpwardsWhereBlocksOverlap() {
        DemandOutlook ahead = ahead(cpu(VmOutlook.of(RISING, 6, 1)));

        assertThat(ahead.step(11).quantile(0.5)).isEqualTo(2_000);
        assertThat(ahead.step(12).quantile(0.5)).isEqualTo(4_000);
        assertThat(ahead.step(18).quantile(0.5)).isEqualTo(4_000);
        assertThat(ahead.step(47).quantile(0.5)).isEqualTo(4_000);
        assertThat(ahead.step(48).quantile(0.5)).isEqualTo(2_000);
    }

    @Test
    void aForecastThatIsNotLateStaysWithItsSingleStepsToTheirEnd() {
        DemandOutlook ahead = ahead(cpu(VmOutlook.of(RISING, 2, 1)));

        assertThat(ahead.pooledQuantile(1, 13, 0.99)).isLessThan(2_300);
    }

    @Test
    void hasRunOutWhenNotEvenTwoHoursAreLeft() {
        assertThat(cpu(VmOutlook.of(RISING, 264, 1)).ahead()).isNotNull();
        assertThat(cpu(VmOutlook.of(RISING, 265, 1)).ahead()).isNull();
    }

    @Test
    void leavesOutWhatCannotBeTrueOfAVmOfItsSize() {
        long[] tenCores = {10_000, 1, 1, 1};
        long[] tenMillicores = {10, 1, 1, 1};
        VmOutlook outlook = VmOutlook.of(RISING, 0, 1);

        assertThat(outlook.ofAVmOf(tenCores).implausible()).isFalse();
        assertThat(ahead(cpu(outlook.ofAVmOf(tenCores))).step(0).quantile(0.5)).isEqualTo(2_000);
        assertThat(outlook.ofAVmOf(tenMillicores).implausible()).isTrue();
        assertThat(cpu(outlook.ofAVmOf(tenMillicores)).ahead()).isNull();
        assertThat(cpu(outlook.ofAVmOf(tenMillicores)).observed()).isNull();
    }

    @Test
    void countsWithAForecastBeyondAllMeasure() {
        DemandForecast absurd = Demand.flat(new VmRef("acme", "web-1"), 1e306, 1, TIME);

        assertThat(ahead(cpu(VmOutlook.of(absurd, 0, 100))).highest(0.999)).isEqualTo(1e15);
    }

    @Test
    void multipliesDemandForARehearsal() {
        assertThat(cpu(VmOutlook.of(RISING, 0, 1.5)).observed()).isEqualTo(3_000);
        assertThat(ahead(cpu(VmOutlook.of(RISING, 0, 1.5))).step(0).quantile(0.5))
                .isEqualTo(3_000);
    }

    private static ResourceOutlook cpu(VmOutlook outlook) {
        return Objects.requireNonNull(outlook.resources()[Resource.CPU.ordinal()]);
    }

    private static DemandOutlook ahead(ResourceOutlook outlook) {
        return Objects.requireNonNull(outlook.ahead());
    }
}
