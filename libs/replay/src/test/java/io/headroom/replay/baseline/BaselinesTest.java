package io.headroom.replay.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.replay.Demand;
import io.headroom.replay.FeedbackPolicy;
import io.headroom.replay.Grid;
import io.headroom.replay.NoLookAhead;
import io.headroom.replay.Policy;
import io.headroom.replay.Resource;
import io.headroom.replay.Vms;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselinesTest {

    private static final int W = Vms.WARM_UP;

    static Stream<Policy> withoutHindsight() {
        return Stream.concat(Baselines.all().stream(), Baselines.censored().stream())
                .filter(policy -> !policy.hindsight());
    }

    @ParameterizedTest
    @MethodSource("withoutHindsight")
    void neverLooksAhead(Policy policy) {
        NoLookAhead.assertFor(policy);
    }

    private static double amount(Policy policy, String knob, Demand vm, int lead, int step) {
        int at = policy.knobs(vm.resource()).indexOf(knob);
        assertThat(at).as(knob).isNotNegative();
        return policy.allocate(vm.seen(), lead).amounts()[at][step];
    }

    @Test
    void staticPercentileIsThatOfTheFirstWeek() {
        Demand vm = Vms.of(Resource.CPU, 8, W + 10, t -> t < W ? (t % 101) / 100.0 * 4 : 7);

        assertThat(amount(new StaticPercentile(), "p50", vm, 1, W + 9)).isCloseTo(2, within(0.03));
        assertThat(amount(new StaticPercentile(), "p100", vm, 1, W + 9)).isEqualTo(4);
        assertThat(amount(new StaticPercentile(), "max*1.5", vm, 1, W + 9)).isEqualTo(6);
    }

    @Test
    void lastValueIsThatOfOneStepAndTheLeadBefore() {
        Demand vm = Vms.cpu(1, 2, 3, 4, 5, 6);

        assertThat(amount(new LastValue(), "x1.0", vm, 1, W + 4)).isEqualTo(4);
        assertThat(amount(new LastValue(), "x2.0", vm, 3, W + 4)).isEqualTo(4);
    }

    @Test
    void maximaLookBackOverTheirWindow() {
        double[] spike = new double[2500];
        spike[0] = 4;
        Demand vm = Vms.cpu(1, spike);

        assertThat(amount(new MaxOfLastHour(), "x1.1", vm, 1, W + 13)).isCloseTo(4.4, within(1e-12));
        assertThat(amount(new MaxOfLastHour(), "x1.1", vm, 1, W + 14)).isZero();
        Policy day = new SlidingMaximum("max_24h", 288);
        assertThat(amount(day, "x1.0", vm, 1, W + 289)).isEqualTo(4);
        assertThat(amount(day, "x1.0", vm, 1, W + 290)).isZero();
    }

    @Test
    void sameTimeBeforeTakesTheTimeAroundOnDaysBefore() {
        double[] spike = new double[3 * 288];
        spike[0] = 4;
        Demand vm = Vms.cpu(0, spike);

        // Yesterday from a quarter of an hour before to an hour after.
        assertThat(amount(SameTimeBefore.yesterday(), "x1.0", vm, 1, W + 288 - 13))
                .isZero();
        assertThat(amount(SameTimeBefore.yesterday(), "x1.0", vm, 1, W + 288 - 12))
                .isEqualTo(4);
        assertThat(amount(SameTimeBefore.yesterday(), "x1.0", vm, 1, W + 288 + 3))
                .isEqualTo(4);
        assertThat(amount(SameTimeBefore.yesterday(), "x1.0", vm, 1, W + 288 + 4))
                .isZero();
        // On any day of a week from a quarter before to a quarter after.
        assertThat(amount(SameTimeBefore.lastWeek(), "x1.0", vm, 1, W + 2 * 288 - 4))
                .isZero();
        assertThat(amount(SameTimeBefore.lastWeek(), "x1.0", vm, 1, W + 2 * 288 - 3))
                .isEqualTo(4);
    }

    @Test
    void hpaKeepsItsSizeWithinTheToleranceAndShrinksAfterItsWindow() {
        // Target 0.5 from use 2: size 4. Use 2.1 asks for 4.2, within a tenth; 3 asks for 6; 1 asks for 2.
        Demand vm = Vms.cpu(2, 2.1, 3, 1, 1, 1, 1);

        assertThat(amount(new Hpa(1), "target0.5", vm, 0, W + 1)).isEqualTo(4);
        assertThat(amount(new Hpa(1), "target0.5", vm, 0, W + 2)).isEqualTo(6);
        assertThat(amount(new Hpa(1), "target0.5", vm, 0, W + 3)).isEqualTo(2);
        assertThat(amount(new Hpa(2), "target0.5", vm, 0, W + 3)).isEqualTo(6);
        assertThat(amount(new Hpa(2), "target0.5", vm, 0, W + 4)).isEqualTo(2);
        assertThat(amount(new Hpa(13), "target0.5", vm, 0, W + 5)).isEqualTo(6);
    }

    @Test
    void aThrottledPolicyGrowsOnlyByWhatItSees() {
        // From use 1 at target 0.5 the size is 2; use 8 shows as 2, then as 4.
        Demand vm = Vms.cpu(1, 8, 8, 8, 8);
        Policy censored = new Hpa(1).censored();

        assertThat(amount(new Hpa(1), "target0.5", vm, 0, W + 1)).isEqualTo(8);
        assertThat(amount(censored, "target0.5", vm, 0, W + 1)).isEqualTo(4);
        assertThat(amount(censored, "target0.5", vm, 0, W + 2)).isEqualTo(8);
        assertThat(censored.name()).isEqualTo("hpa_censored_k1");
    }

    @Test
    void vpaAddsFifteenPerCentToTheUpperEdgeOfABucket() {
        // Buckets of 0.01 core growing by 5 %: edges 0.01, 0.0205, 0.031525, ...
        Demand cpu = Vms.of(Resource.CPU, 8, W + 2, t -> 0.02);
        Demand memory = Vms.of(Resource.MEMORY, 8192, W + 2, t -> 5);

        assertThat(amount(new Vpa(), "p90", cpu, 1, W)).isCloseTo(0.025, within(1e-12));
        Demand more = Vms.of(Resource.CPU, 8, W + 2, t -> 0.03);
        assertThat(amount(new Vpa(), "p90", more, 1, W)).isCloseTo(1.15 * 0.031525, within(1e-12));
        assertThat(amount(new Vpa(), "max*2.0", more, 1, W)).isCloseTo(2 * 1.15 * 0.031525, within(1e-12));
        assertThat(amount(new Vpa(), "p90", memory, 1, W)).isEqualTo(250);
    }

    @Test
    void vpaHalvesTheWeightOfAPeakEveryDay() {
        // Peaks 4096 six days ago, 1024 since: the old one holds 1/64 of 127/64.
        Demand vm = Vms.of(Resource.MEMORY, 8192, W, t -> t < Grid.DAY ? 4096 : 1024);
        int last = W - 1;

        assertThat(amount(new Vpa(), "p99", vm, 0, last)).isBetween(1.15 * 1024, 1.15 * 1024 * 1.06);
        assertThat(amount(new Vpa(), "p99.9", vm, 0, last)).isBetween(1.15 * 4096, 1.15 * 4096 * 1.06);
    }

    @Test
    void autopilotWeighsBucketsByTheirLoad() {
        // Five of six steps 0.3, one 3: a third of the load is at 0.3, though five sixths of the time are.
        Demand vm = Vms.of(Resource.CPU, 4, W + 2, t -> t % 6 == 0 ? 3 : 0.3);

        assertThat(amount(new Autopilot(), "p25", vm, 1, W)).isCloseTo(1.15 * 0.304, within(0.01));
        assertThat(amount(new Autopilot(), "p50", vm, 1, W)).isCloseTo(1.15 * 3.004, within(0.01));
        assertThat(amount(new Autopilot(), "avg", vm, 1, W)).isCloseTo(1.15 * 0.75, within(0.02));
        assertThat(amount(new Autopilot(), "max", vm, 1, W)).isCloseTo(1.15 * 3, within(1e-12));
    }

    @Test
    void errorQuantilesAreThoseOfTheLastWeek() {
        // The value rises by 0.001 a step: the last value lags by two steps, yesterday's by a day.
        Demand vm = Vms.of(Resource.CPU, 8, W + 300, t -> 0.001 * t);
        int step = W + 288;

        assertThat(amount(new ErrorQuantile("persistence_q", false), "q0.5", vm, 1, step))
                .isCloseTo(0.001 * step, within(1e-9));
        assertThat(amount(new ErrorQuantile("seasonal_naive_q", true), "q1", vm, 1, step))
                .isCloseTo(0.001 * step, within(1e-9));
        assertThat(amount(new ErrorQuantile("persistence_q", false), "q1*3", vm, 1, step))
                .isCloseTo(0.001 * (step - 2) + 3 * 0.002, within(1e-9));
    }

    @Test
    void hindsightKnowsTheScoredWindow() {
        Demand vm = Vms.cpu(7, 1, 2, 3, 4, 5);

        assertThat(amount(new HindsightStatic(), "p80", vm, 1, W)).isEqualTo(5);
        assertThat(amount(new HindsightStatic(), "p100", vm, 1, W)).isEqualTo(5);
        assertThat(amount(new HindsightBlock(), "5min", vm, 1, W + 1)).isEqualTo(2);
        assertThat(amount(new HindsightBlock(), "15min", vm, 1, W + 1)).isEqualTo(3);
        assertThat(amount(new HindsightBlock(), "15min", vm, 1, W + 3)).isEqualTo(5);
    }

    @Test
    void namesAndKnobsAreDistinct() {
        List<Policy> all = withoutHindsight().toList();

        assertThat(all).extracting(Policy::name).doesNotHaveDuplicates();
        for (Policy policy : all) {
            assertThat(policy.knobs(Resource.MEMORY)).doesNotHaveDuplicates();
        }
        assertThat(all).filteredOn(FeedbackPolicy.class::isInstance).hasSize(5);
    }
}
