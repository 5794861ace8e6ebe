package io.headroom.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.Forecast;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.PlannedLoad;
import io.headroom.forecasting.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlannedLoadTest {

    private static final Horizon HORIZON = Horizon.of(12, new int[] {1, 3, 6, 12}, 23);
    private static final double[] LEVELS = {0.5, 0.9, 0.99};

    private final FittedModel model = model();

    @Test
    void demandWithAnEventIsTurnedBackIntoDemandWithout() {
        assertThat(PlannedLoad.without(2, 3, 11)).isEqualTo(4);
        assertThat(PlannedLoad.without(1, 3, 2)).isZero();
        assertThat(PlannedLoad.without(0, 3, 2)).isNaN();
        assertThat(PlannedLoad.without(2, 3, Double.NaN)).isNaN();
    }

    @Test
    void whatIsPlannedForPartsCountsInTheirSumByTheirShares() {
        PlannedLoad doubled = PlannedLoad.of(new double[] {1, 2}, new double[] {0, 5});

        PlannedLoad sum = PlannedLoad.ofSum(List.of(doubled, PlannedLoad.none()), new double[] {3, 1});

        assertThat(sum.changes(0, 1)).isFalse();
        assertThat(sum.with(1, 4)).isCloseTo(2 * 3 + 5 + 1, within(1e-12));
        assertThat(sum.changes(2, 12)).isFalse();
        assertThat(PlannedLoad.ofSum(List.of(doubled, PlannedLoad.none()), new double[2])
                        .with(1, 4))
                .isCloseTo(2 * 2 + 5 + 2, within(1e-12));
        assertThat(PlannedLoad.ofSum(List.of(), new double[0]).changes(0, 12)).isFalse();
    }

    @Test
    void whatIsNotPlannedChangesNothing() {
        double[] factors = new double[5];
        Arrays.fill(factors, 1);

        Forecast plain = model.predict();
        Forecast planned = model.predict(PlannedLoad.of(factors, new double[5]));

        for (int target = 0; target < HORIZON.targets(); target++) {
            assertThat(planned.row(target)).containsExactly(plain.row(target));
        }
    }

    @Test
    void stepsOfAnEventAreScaledAndLiftedAndOthersStayAsTheyAre() {
        Forecast plain = model.predict();
        Forecast planned = model.predict(between(3, 6, 2, 5));

        for (int step = 0; step < HORIZON.steps(); step++) {
            boolean during = step >= 3 && step < 6;
            for (int level = 0; level < LEVELS.length; level++) {
                double expected = during ? 2 * plain.get(step, level) + 5 : plain.get(step, level);
                assertThat(planned.get(step, level)).as("step " + step).isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Test
    void aWindowIsAtLeastTheEventWithinItAndAtMostThatOverAllOfIt() {
        Forecast plain = model.predict();
        Forecast planned = model.predict(between(3, 6, 2, 5));

        for (int target = HORIZON.steps(); target < HORIZON.targets(); target++) {
            for (int level = 0; level < LEVELS.length; level++) {
                double most = 2 * plain.get(target, level) + 5;
                assertThat(planned.get(target, level)).isLessThanOrEqualTo(most + 1e-9);
                for (int step = HORIZON.from(target); step < Math.min(HORIZON.to(target), HORIZON.steps()); step++) {
                    if (HORIZON.from(target) < HORIZON.steps()) {
                        assertThat(planned.get(target, level)).isGreaterThanOrEqualTo(0.999 * planned.get(step, 0));
                    }
                }
            }
            assertThat(planned.row(target)).isSorted();
        }
        int allOfIt = windowOf(3, 3);
        assertThat(planned.get(allOfIt, 1))
                .isCloseTo(2 * plain.get(allOfIt, 1) + 5, within(1e-6 * plain.get(allOfIt, 1)));
    }

    @Test
    void aPlannedStandstillAndACutNeverGoBelowNothing() {
        assertThat(model.predict(between(0, 2, 0, 0)).row(1)).containsOnly(0);
        assertThat(model.predict(between(0, 2, 1, -1e9)).row(1)).containsOnly(0);
    }

    @Test
    void theModelIsHeldToWhatItSaidWithoutTheEvent() {
        FittedModel told = model();
        FittedModel plain = model();
        for (double value : List.of(20.0, 35.0, 22.0, 41.0, 19.0)) {
            told.predict(between(0, 12, 3, 0));
            plain.predict();
            told.update(value, false);
            plain.update(value, false);
        }
        assertThat(told.predict().row(0)).containsExactly(plain.predict().row(0));
        assertThat(told.observedCoverage()).containsExactly(plain.observedCoverage());
    }

    @Test
    void whatIsNoEffectIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PlannedLoad.of(new double[] {-1}, new double[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> PlannedLoad.of(new double[] {Double.NaN}, new double[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlannedLoad.of(new double[] {1}, new double[] {Double.POSITIVE_INFINITY}));
        assertThatIllegalArgumentException().isThrownBy(() -> PlannedLoad.of(new double[] {1}, new double[2]));
    }

    private static int windowOf(int start, int length) {
        for (int target = HORIZON.steps(); target < HORIZON.targets(); target++) {
            if (HORIZON.from(target) == start && HORIZON.to(target) == start + length) {
                return target;
            }
        }
        throw new AssertionError("no window of " + length + " from " + start);
    }

    private static PlannedLoad between(int from, int until, double factor, double amount) {
        double[] factors = new double[until];
        double[] amounts = new double[until];
        Arrays.fill(factors, 1);
        Arrays.fill(factors, from, until, factor);
        Arrays.fill(amounts, from, until, amount);
        return PlannedLoad.of(factors, amounts);
    }

    private static FittedModel model() {
        Random random = new Random(5);
        double[] values = new double[1_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 20 + 8 * Math.sin(2 * Math.PI * i / 288) + 4 * random.nextDouble();
        }
        return new AutoForecaster(HORIZON, LEVELS, 288).fit(TimeSeries.of(values), List.of());
    }
}
