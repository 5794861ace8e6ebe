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
        assertThat(ExceedanceRisk.of(LEVELS, new double[8], history, 0.5).exceedance(5))
                .isEqualTo(0.5 * 1.3 / 10.3, within(1e-9));
    }

    @Test
    void paidByTheUnitAUnitIsBoughtAsLongAsEnoughOfItIsUsed() {
        // Nothing is used beyond 2, and from 1 to 2 a tenth of the time: all four quarters are worth it from weight 10
        // on.
        ExceedanceRisk risk = ExceedanceRisk.of(new double[] {0.5, 0.9, 0.999}, new double[] {1, 1, 2}, NONE);

        assertThat(quarters.worthItsPrice(risk, 0.5)).isEqualTo(0.25);
        assertThat(quarters.worthItsPrice(risk, 9)).isEqualTo(1);
        assertThat(quarters.worthItsPrice(risk, 1e30)).isEqualTo(8);
    }

    @Test
    void paidByTheUnitNothingCostsLessThanWhatIsChosen() {
        Random random = new Random(11);
        for (int run = 0; run < 200; run++) {
            double[] values = random.doubles(8, 0, 7).sorted().toArray();
            double[] history = random.doubles(50, 0, 7).sorted().toArray();
            ExceedanceRisk risk = ExceedanceRisk.of(LEVELS, values, history);
            double before = 0;
            for (double weight : new double[] {2, 10, 30, 100}) {
                double chosen = quarters.worthItsPrice(risk, weight);
                double least = Double.POSITIVE_INFINITY;
                for (double amount = 0.25; amount <= 8; amount += 0.25) {
                    least = Math.min(least, unmetCost(risk, weight, amount));
                }
                assertThat(unmetCost(risk, weight, chosen)).isLessThanOrEqualTo(1.02 * least);
                assertThat(chosen).isGreaterThanOrEqualTo(before);
                before = chosen;
            }
        }
    }

    /** Price and expected shortage up to the size, the latter the exceedance added up in small steps. */
    private static double unmetCost(ExceedanceRisk risk, double weight, double amount) {
        double shortage = 0;
        for (double at = amount + 0.0025; at < 8; at += 0.005) {
            shortage += 0.005 * risk.exceedance(at);
        }
        return amount + weight * shortage;
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
        assertThatThrownBy(() -> ExceedanceRisk.of(LEVELS, new double[8], NONE, 1.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExceedanceRisk.of(LEVELS, new double[2], NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
