package io.headroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The invariants that the records keep by themselves. */
class InvariantTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:15:00Z");

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -0.001})
    void aMeasureIsFiniteAndNotNegative(double cpu) {
        assertThatThrownBy(() -> new MetricSample(
                        "acme", "web-1", null, AT, 1, cpu, null, null, null, null, null, null, null, null, null, null,
                        null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cpuCoresUsed " + cpu);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-web", "we b", "web/1", "wéb", "'; drop table vm; --"})
    void anIdHoldsNothingThatCouldCrossAKey(String vmId) {
        assertThatThrownBy(() -> new GroupChanged("acme", vmId, 1, null, VmChanged.Mode.ACT, AT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("group");
    }

    @Test
    void quantilesNeverCross() {
        assertThatThrownBy(() -> Quantiles.of(1, 2, 1.5)).hasMessageContaining("cross");
        assertThat(Quantiles.of(1, 1, 2).toArray()).containsExactly(1, 1, 2);
    }

    @Test
    void quantilesKeepTheirOwnCopy() {
        double[] values = {1, 2};
        Quantiles quantiles = Quantiles.of(values);
        values[0] = 9;
        quantiles.toArray()[1] = 9;

        assertThat(quantiles).isEqualTo(Quantiles.of(1, 2));
    }

    @Test
    void minimumIsNeverAboveMaximum() {
        ResourceAmounts low = new ResourceAmounts(500, 512, 0, 0);
        ResourceAmounts high = new ResourceAmounts(250, 1_024, 0, 0);

        assertThatThrownBy(() -> new VmChanged(
                        "acme", "web-1", 1, "pool-a", null, null, high, low, high, VmChanged.Mode.ACT, AT))
                .hasMessageContaining("minimum 500 of CPU must not be above maximum 250");
    }

    @Test
    void aForecastIsOfExactlyOneSubject() {
        assertThatThrownBy(() -> new DemandForecast(
                        "acme",
                        "web-1",
                        "web",
                        1,
                        AT,
                        AT,
                        java.time.Duration.ofMinutes(5),
                        DemandForecast.Trigger.STEP,
                        DemandForecast.LEVELS,
                        List.of()))
                .hasMessageContaining("exactly one of vmId and group");
    }

    @Test
    void aCommandOnAVmNamesItsTarget() {
        assertThatThrownBy(() -> new AllocationCommand(
                        "c-1",
                        "d-1",
                        "acme",
                        "pool-a",
                        "host-1",
                        "web-1",
                        1,
                        1,
                        AllocationCommand.Kind.APPLY,
                        null,
                        null,
                        AT,
                        AT.plusSeconds(1)))
                .hasMessageContaining("target is required");
    }

    @Test
    void everyTopicHasARecordAndEveryRecordItsOwnType() {
        assertThat(EventType.values()).extracting(EventType::topic).containsAll(List.of(Topic.values()));
        assertThat(EventType.METRIC_SAMPLE.ceType()).isEqualTo("io.headroom.metrics.MetricSample.v1");
        assertThat(EventType.ofCeType("io.headroom.metrics.MetricSample.v1")).contains(EventType.METRIC_SAMPLE);
        assertThat(EventType.ofCeType("io.headroom.metrics.MetricSample.v2")).isEmpty();
    }

    @Test
    void aVmIsFoundByItsKeyAndAGroupIsNoVm() {
        assertThat(VmRef.ofKey(Keys.vm("acme", "web-1"))).contains(new VmRef("acme", "web-1"));
        assertThat(VmRef.ofKey(Keys.group("acme", "web"))).isEmpty();
    }
}
