package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DemandOutlookTest {

    @Test
    void thePooledQuantileLetsTheRareStepExceed() {
        List<QuantileCurve> steps = new ArrayList<>(Outlooks.repeat(QuantileCurve.certain(1), 11));
        steps.add(QuantileCurve.certain(8));
        DemandOutlook outlook = DemandOutlook.of(steps, List.of(), List.of());

        // One step of twelve is above 1: a mean exceedance of 0.083.
        assertThat(outlook.pooledQuantile(0, 12, 0.90)).isCloseTo(1, within(1e-6));
        assertThat(outlook.pooledQuantile(0, 12, 0.95)).isBetween(1.0, 8.0);
        assertThat(outlook.maximumQuantile(0, 12, 0.90)).isEqualTo(8);
    }

    @Test
    void thePooledQuantileIsTheSmallestAmountThatKeepsTheMeanExceedance() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            List<QuantileCurve> steps = new ArrayList<>();
            for (int step = 0; step < 12; step++) {
                steps.add(Outlooks.random(random));
            }
            DemandOutlook outlook = DemandOutlook.of(steps, List.of(), List.of());
            double level = random.nextDouble(0.5, 0.995);

            double amount = outlook.pooledQuantile(0, 12, level);

            assertThat(outlook.meanExceedance(0, 12, amount))
                    .as("seed %d, round %d", seed, i)
                    .isLessThanOrEqualTo(1 - level + 1e-6);
            assertThat(outlook.meanExceedance(0, 12, amount * (1 - 1e-6) - 1e-6))
                    .as("seed %d, round %d", seed, i)
                    .isGreaterThan(1 - level - 1e-6);
        }
    }

    @Test
    void aBlockDoesNotDecideThePoolOfSingleStepsBeforeIt() {
        DemandOutlook outlook = Outlooks.of(QuantileCurve.certain(1), QuantileCurve.certain(3));

        assertThat(outlook.pooledQuantile(1, 13, 0.99)).isCloseTo(1, within(1e-6));
        assertThat(outlook.meanExceedance(1, 13, 2)).isZero();
        assertThat(outlook.pooledQuantile(12, 24, 0.99)).isCloseTo(3, within(1e-6));
    }

    @Test
    void aStepPastTheSingleStepsIsItsBlock() {
        DemandOutlook outlook = Outlooks.of(QuantileCurve.certain(1), QuantileCurve.certain(3));

        assertThat(outlook.step(11).maximum()).isEqualTo(1);
        assertThat(outlook.step(12).maximum()).isEqualTo(3);
        assertThat(outlook.step(100_000).maximum()).isEqualTo(3);
        assertThat(outlook.horizon()).isEqualTo(288);
    }

    @Test
    void aWindowThatWasNotForecastIsCoveredByTheUnionBound() {
        QuantileCurve step = QuantileCurve.of(new double[] {0.5, 0.9, 0.95}, new double[] {1, 5, 10});
        List<DemandOutlook.Window> windows =
                List.of(new DemandOutlook.Window(0, 3, step), new DemandOutlook.Window(3, 3, step));
        DemandOutlook outlook = DemandOutlook.of(Outlooks.repeat(step, 12), List.of(), windows);

        assertThat(outlook.maximumQuantile(0, 6, 0.9)).isCloseTo(step.quantile(0.95), within(1e-9));
    }
}
