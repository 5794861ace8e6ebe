package io.headroom.sla.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.SlaObjective.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBudgetTest {

    private final ErrorBudget budget = new ErrorBudget(0.01, Duration.ofDays(30));

    @Test
    void isWhatAPromiseLeavesOver() {
        assertThat(ErrorBudget.of(new SlaObjective(Kind.RESOURCE_SATISFACTION, 0.995, null), Duration.ofDays(30))
                        .share())
                .isCloseTo(0.005, within(1e-12));
        assertThat(ErrorBudget.of(new SlaObjective(Kind.ERROR_RATIO, 0.005, null), Duration.ofDays(30))
                        .share())
                .isEqualTo(0.005);
    }

    @ParameterizedTest(name = "{1} bad of {0}")
    @CsvSource({"1000, 0, 1.0, 0.0", "1000, 5, 0.5, 0.5", "1000, 10, 0.0, 1.0", "1000, 144, -13.4, 14.4"})
    void goesAsFastAsMinutesAreBad(double total, double bad, double left, double burn) {
        Weights weights = new Weights(total, bad);

        assertThat(budget.left(weights))
                .hasValueSatisfying(value -> assertThat(value).isCloseTo(left, within(1e-9)));
        assertThat(budget.burn(weights))
                .hasValueSatisfying(value -> assertThat(value).isCloseTo(burn, within(1e-9)));
    }

    @Test
    void lastsThePeriodAtABurnRateOfOne() {
        assertThat(budget.lasts(new Weights(1_000, 0), new Weights(100, 1))).contains(Duration.ofDays(30));
        assertThat(budget.lasts(new Weights(1_000, 5), new Weights(100, 2))).contains(Duration.ofHours(180));
        assertThat(budget.lasts(new Weights(1_000, 20), new Weights(100, 2))).contains(Duration.ZERO);
        assertThat(budget.lasts(new Weights(1_000, 5), new Weights(100, 0))).isEmpty();
    }

    @Test
    void saysNothingWithoutData() {
        assertThat(budget.left(Weights.NONE)).isEmpty();
        assertThat(budget.burn(Weights.NONE)).isEmpty();
        assertThat(budget.kept(Weights.NONE)).isEmpty();
    }

    @Test
    void aPromiseOfEverythingIsBrokenByOneBadMinute() {
        ErrorBudget none = new ErrorBudget(0, Duration.ofDays(30));

        assertThat(none.left(new Weights(10, 0))).contains(1.0);
        assertThat(none.left(new Weights(10, 1)))
                .hasValueSatisfying(left -> assertThat(left).isNegative());
    }

    @Test
    void alertsOnlyIfBothWindowsBurn() {
        Weights burning = new Weights(100, 15);
        Weights calm = new Weights(100, 1);

        assertThat(BurnAlert.FAST.fires(budget, burning, burning)).isTrue();
        assertThat(BurnAlert.FAST.fires(budget, burning, calm)).isFalse();
        assertThat(BurnAlert.FAST.fires(budget, burning, Weights.NONE)).isFalse();
    }
}
