package io.headroom.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.TimeSeries;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final int DAY = 288;

    private static Explanation of(int days, IntToDoubleFunction demand) {
        double[] values = new double[days * DAY];
        Arrays.setAll(values, demand);
        return Explanation.of(new History(TimeSeries.of(values), 14 * DAY), DAY);
    }

    @Test
    void tellsADayFromNoise() {
        Random random = new Random(51);

        Explanation explanation = of(14, t -> 100 + 20 * Math.sin(2 * Math.PI * t / DAY) + random.nextGaussian());

        assertThat(explanation.seasons()).hasSize(2);
        Explanation.Season day = explanation.seasons().get(0);
        assertThat(day.periodSteps()).isEqualTo(DAY);
        assertThat(day.varianceShare()).isGreaterThan(0.99);
        assertThat(day.amplitude()).isCloseTo(40, within(1.0));
        assertThat(explanation.trendPerDay()).isCloseTo(0, within(0.3));
    }

    @Test
    void seesNoSeasonInNoise() {
        Random random = new Random(52);

        Explanation explanation = of(14, t -> 100 + random.nextGaussian());

        assertThat(explanation.level()).isCloseTo(100, within(1.0));
        assertThat(explanation.seasons())
                .allSatisfy(season -> assertThat(season.varianceShare()).isLessThan(0.1));
    }

    @Test
    void tellsTheTrendOfADay() {
        Explanation explanation = of(4, t -> 10 + 5.0 * t / DAY);

        assertThat(explanation.trendPerDay()).isCloseTo(5, within(1e-9));
    }

    @Test
    void saysNothingOfSeasonsThatAHistoryDoesNotHold() {
        Explanation explanation = of(1, t -> 7);

        assertThat(explanation.seasons()).isEmpty();
        assertThat(explanation.trendPerDay()).isNaN();
        assertThat(explanation.level()).isEqualTo(7);
    }
}
