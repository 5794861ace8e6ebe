package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepAmountTest {

    private static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};
    private static final double[] NONE = {};
    private final StepAmount quarters = new StepAmount(0.25, 8);

    @Test
    void exceedanceIsThatOfTheLevelsAndFallsByTheLogarithmBetweenThem() {
        ExceedanceRisk risk = ExceedanceRisk.of(new double[] {0.5, 0.9, 0.99}, new double[] {1, 2, 3}, NONE);

        assertThat(risk.exceedance(1)).isEqualTo(0.5, within(1e-12));
        assertThat(risk.exceedance(2)).isEqualTo(0.1, within(1e-12));
        assertThat(risk.exceedance(1.5)).isEqualTo(Math.sqrt(0.5 * 0.1), within(1e-12));
        // From 0.9 to 0.99 one more unit made it a tenth: so does the next one.
        assertThat(risk.exceedance(4)).isEqualTo(0.001, within(1e-12));
        assertThat(risk.exceedance(0)).isEqualTo(1, within(1e-12));
    }

    @Test
    void historyIsNeverTakenForImpossible() {
        double[] history = {0, 0, 0, 0, 0, 0, 0, 0, 0, 6};
        ExceedanceRisk risk = ExceedanceRisk.of(LEVELS, new double[8], history);

        assertThat(risk.exceedance(5)).isEqualTo(ExceedanceRisk.HISTORY_SHARE * 1.3 / 10.3, within(1e-9));
        assertThat(risk.exceedance(6)).isEqualTo(ExceedanceRisk.HISTORY_SHARE * 0.3 / 10.3, within(1e-9));
        assertThat(risk.exceedance(60)).isLessThan(1e-9);
    }

    @Test
    void paidByTheUnitTheSmallestAmountWithinTheProbabilityIsTaken() {
        ExceedanceRisk risk = ExceedanceRisk.of(new double[] {0.5, 0.9, 0.99}, new double[] {1, 2, 3}, NONE);

        assertThat(quarters.exceededAtMost(risk, 0.1)).isEqualTo(2);
        assertThat(quarters.exceededAtMost(risk, 0.099)).isEqualTo(2.25);
        assertThat(quarters.exceededAtMost(risk, 1)).isEqualTo(0.25);
        assertThat(quarters.exceededAtMost(risk, 1e-30)).isEqualTo(8);
    }

    @Test
    void paidByTheStepWhatIsDearToCoverIsLeftUncovered() {
        // Half of the time little, one time in a hundred a burst: cheap steps are covered, the burst only if it is
        // dear.
        double[] levels = {0.5, 0.98, 0.999};
        ExceedanceRisk risk = ExceedanceRisk.of(levels, new double[] {1, 1, 7}, NONE);

        double[] chosen = quarters.cheapest(risk, new double[] {0, 100, 100_000});

        assertThat(chosen[0]).isLessThanOrEqualTo(1);
        assertThat(chosen[1]).isEqualTo(1);
        assertThat(chosen[2]).isGreaterThanOrEqualTo(7);
    }

    @Test
    void aDearerViolationNeverBuysLessAndNothingIsCheaperThanWhatIsChosen() {
        Random random = new Random(7);
        for (int run = 0; run < 500; run++) {
            double[] values = random.doubles(8, 0, 10).sorted().toArray();
            double[] history = random.doubles(50, 0, 9).sorted().toArray();
            ExceedanceRisk risk = ExceedanceRisk.of(LEVELS, values, history);
            double[] penalties = {1, 10, 100, 1_000, 10_000};

            double[] chosen = quarters.cheapest(risk, penalties);

            assertThat(chosen).isSorted();
            for (int k = 0; k < penalties.length; k++) {
                assertThat(cost(risk, chosen[k], penalties[k])).isLessThanOrEqualTo(cost(risk, 8, penalties[k]));
                assertThat(chosen[k] / 0.25).isEqualTo(Math.rint(chosen[k] / 0.25));
            }
            double[] rising = new double[40];
            Arrays.setAll(rising, i -> -risk.exceedance(i * 0.4));
            assertThat(rising).isSorted();
        }
    }

    private static double cost(ExceedanceRisk risk, double amount, double penalty) {
        return amount / 0.25 + penalty * (amount >= 8 ? 0 : risk.exceedance(amount));
    }

    @Test
    void whatIsNoSizeIsRefused() {
        assertThatThrownBy(() -> new StepAmount(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StepAmount(1, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExceedanceRisk.of(LEVELS, new double[2], NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
