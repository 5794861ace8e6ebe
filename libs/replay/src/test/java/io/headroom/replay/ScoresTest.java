package io.headroom.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static final double MISSING = Double.NaN;

    /** Allocates these amounts after the warm-up, one setting. */
    private record Fixed(double... amounts) implements Policy {

        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public List<String> knobs(Resource resource) {
            return List.of("only");
        }

        @Override
        public Allocations allocate(Seen seen, int lead) {
            double[] all = IntStream.range(0, seen.steps())
                    .mapToDouble(t -> t < Vms.WARM_UP ? 8 : amounts[t - Vms.WARM_UP])
                    .toArray();
            return Allocations.of(new double[][] {all});
        }
    }

    private static Point point(Demand vm, double... amounts) {
        Policy policy = new Fixed(amounts);
        Scoreboard board = new Scoreboard(List.of(policy), vm.resource());
        board.add(new Replay(List.of(policy), 1).run(vm));
        return board.all().frontier(0).points().get(0);
    }

    @Test
    void scoresByHand() {
        // Demand 1, 2, gap, 0.5, 3; allocated 1, 1, 4, 1, 2.
        Point point = point(Vms.cpu(1, 1, 2, MISSING, 0.5, 3), 1, 1, 4, 1, 2);

        assertThat(point.tally().violated()).isEqualTo(2);
        assertThat(point.violations()).isEqualTo(0.5);
        assertThat(point.unmet()).isCloseTo(2 / 6.5, within(1e-12));
        assertThat(point.costPerPeak()).isCloseTo(5.0 / (4 * 3), within(1e-12));
        assertThat(point.costPerForesight()).isCloseTo(5 / 6.5, within(1e-12));
        assertThat(point.slack()).isCloseTo(1 - 4.5 / 5, within(1e-12));
        // From 1 to 2 in the last step; those into and out of the gap do not count.
        assertThat(point.tally().changes()).isEqualTo(1);
        assertThat(point.changesPerVmDay()).isCloseTo(288 / 4.0, within(1e-9));
        assertThat(point.priced(10)).isCloseTo((5 + 10 * 2) / 6.5, within(1e-12));
        assertThat(point.priced(10, 0.1, 0.25)).isCloseTo((5 + 10 * 2 + 0.025) / 6.5, within(1e-12));
    }

    @Test
    void aSmallExcessIsNoViolation() {
        assertThat(point(Vms.cpu(1, 1 + 1e-10), 1).tally().violated()).isZero();
    }

    @Test
    void costIsLinearInTheLogarithmOfTheRateOnTheLowerEnvelope() {
        double[] rates = {0.1, 0.001, 0.01, 0.05};
        double[] costs = {0.2, 0.8, 0.5, 0.9};

        assertThat(Frontier.costAt(rates, costs, 0.01)).isEqualTo(0.5);
        assertThat(Frontier.costAt(rates, costs, Math.sqrt(0.01 * 0.1))).isCloseTo(0.35, within(1e-12));
        assertThat(Frontier.costAt(rates, costs, 0.5)).isEqualTo(0.2);
        assertThat(Frontier.costAt(rates, costs, 0.0005)).isNaN();
    }

    @Test
    void theOracleLeavesOutTheStepsThatSaveMost() {
        Demand vm = Vms.cpu(1, 4, 0.2, 1, 1);
        Oracle oracle = new Oracle(Resource.CPU);
        oracle.add(vm);

        assertThat(oracle.costAt(0)).isEqualTo(6.25);
        assertThat(oracle.costAt(0.25)).isEqualTo(6.25 - 3.75);
        assertThat(oracle.costAt(0.74)).isEqualTo(6.25 - 3.75 - 0.75);
        assertThat(oracle.costAt(1)).isEqualTo(1);
    }

    @Test
    void tellsClassesByDailyRepetitionAndSpread() {
        int days = 14 * Grid.DAY;
        Demand seasonal = Vms.of(Resource.CPU, 8, days, t -> 1 + Math.sin(2 * Math.PI * t / Grid.DAY));
        Demand bursty = Vms.of(Resource.CPU, 8, days, t -> t % 67 == 0 ? 5 : 1);
        Demand mixed = Vms.of(Resource.CPU, 8, days, t -> t % 67 == 0 ? 4.9 : 1);

        assertThat(VmClass.of(seasonal)).isEqualTo(VmClass.SEASONAL);
        assertThat(VmClass.of(bursty)).isEqualTo(VmClass.BURSTY);
        assertThat(VmClass.of(mixed)).isEqualTo(VmClass.MIXED);
    }

    @Test
    void aPolicyThatWantsNoAmountIsRefused() {
        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> point(Vms.cpu(1, 1), MISSING))
                .withMessageContaining("fixed only wants NaN");
    }
}
