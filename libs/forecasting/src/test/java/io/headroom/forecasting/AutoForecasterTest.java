package io.headroom.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutoForecasterTest {

    private static final AutoForecaster AUTO = new AutoForecaster(Histories.HORIZON, Histories.LEVELS, Histories.DAY);

    @Test
    void choosesAModelWithASeasonForASeasonAndBeatsTheSeasonalNaive() {
        FittedModel fitted = AUTO.fit(TimeSeries.of(Histories.seasonal(new Random(1), 14 * Histories.DAY)), null);

        assertThat(fitted.name()).contains("holt-winters");
        assertThat(loss(fitted, "holt-winters(48)")).isLessThan(loss(fitted, "seasonal-naive(48)"));
        assertThat(loss(fitted, "holt-winters(48)")).isLessThan(0.6 * loss(fitted, "last-value"));
        assertThat(fitted.fallback()).isNull();
    }

    @Test
    void choosesAModelWithoutASeasonForAWalk() {
        FittedModel fitted = AUTO.fit(TimeSeries.of(Histories.walk(new Random(2), 14 * Histories.DAY)), null);

        assertThat(fitted.name().split("/")[0]).containsAnyOf("last-value", "moving-percentile");
        assertThat(fitted.loss()).isLessThan(loss(fitted, "seasonal-naive(48)"));
    }

    @Test
    void quantilesCoverAsTheySayOnHeldBackHistory() {
        FittedModel fitted = AUTO.fit(TimeSeries.of(Histories.seasonal(new Random(3), 14 * Histories.DAY)), null);

        double[] coverage = fitted.coverage();
        for (int i = 0; i < 4; i++) {
            assertThat(coverage[i]).as("level %s", Histories.LEVELS[i]).isCloseTo(Histories.LEVELS[i], within(0.08));
        }
    }

    @Test
    void coversOutcomesItHasNeverSeen() {
        double[] all = Histories.seasonal(new Random(4), 21 * Histories.DAY);
        FittedModel fitted = AUTO.fit(TimeSeries.of(Arrays.copyOf(all, 14 * Histories.DAY)), null);
        int covered = 0;
        int outcomes = 0;
        for (int at = 14 * Histories.DAY; at < all.length; at++) {
            covered += all[at] <= fitted.predict().get(0, 2) ? 1 : 0;
            outcomes++;
            fitted.update(all[at], false);
        }

        assertThat((double) covered / outcomes).isCloseTo(0.9, within(0.05));
    }

    @Test
    void theMaximumOfAWindowIsNoMarginalQuantile() {
        FittedModel fitted = AUTO.fit(TimeSeries.of(Histories.seasonal(new Random(5), 14 * Histories.DAY)), null);
        Forecast forecast = fitted.predict();

        // Median of the maximum of twelve noisy steps is above the median of each of them.
        int longest = Histories.HORIZON.steps() + 3;
        double largestMedian = 0;
        for (int step = 0; step < 12; step++) {
            largestMedian = Math.max(largestMedian, forecast.get(step, 0));
        }
        assertThat(Histories.HORIZON.to(longest)).isEqualTo(12);
        assertThat(forecast.get(longest, 0)).isGreaterThan(largestMedian);
    }

    @Test
    void keepsTheChoiceBeforeUnlessARivalIsClearlyBetter() {
        TimeSeries walk = TimeSeries.of(Histories.walk(new Random(6), 14 * Histories.DAY));
        FittedModel first = AUTO.fit(walk, null);
        Score second = first.scores().stream()
                .filter(score -> !score.model().equals(first.name().split("/")[0]))
                .findFirst()
                .orElseThrow();
        boolean close = second.nearLoss() * (1 - AutoForecaster.SWITCHING_PENALTY) < first.loss();

        FittedModel again = AUTO.fit(walk, second.model());

        assertThat(again.name().split("/")[0].equals(second.model())).isEqualTo(close);
    }

    @Test
    void resumesAnEarlierChoiceWithTheSameForecast() {
        TimeSeries series = TimeSeries.of(Histories.seasonal(new Random(8), 14 * Histories.DAY));
        FittedModel chosen = AUTO.fit(series, null);

        FittedModel resumed = AUTO.resume(series, chosen.name());

        assertThat(resumed.name()).isEqualTo(chosen.name());
        assertThat(resumed.predict().row(5)).containsExactly(chosen.predict().row(5));
        assertThat(AUTO.resume(series, "a-model-of-last-year").name()).isEqualTo(chosen.name());
    }

    @Test
    void namesTheRungWhenTheHistoryIsShort() {
        assertThat(AUTO.fit(TimeSeries.of(3), null).fallback()).isEqualTo(Fallback.NO_HISTORY);
        assertThat(AUTO.fit(TimeSeries.of(Histories.walk(new Random(7), 60)), null)
                        .fallback())
                .isEqualTo(Fallback.SHORT_HISTORY);
    }

    @Test
    void oneStepOfHistoryGivesAWideMargin() {
        Forecast forecast = AUTO.fit(TimeSeries.of(4), null).predict();

        assertThat(forecast.get(0, 0)).isEqualTo(4);
        assertThat(forecast.get(0, Histories.LEVELS.length - 1)).isCloseTo(8, within(1e-9));
    }

    @Test
    void refusesASeriesWithoutAnyObservation() {
        assertThatThrownBy(() -> AUTO.fit(TimeSeries.of(Double.NaN, Double.NaN), null))
                .isInstanceOf(UnusableSeriesException.class);
    }

    @Test
    void nastyHistoriesNeverGiveAnythingButUsableQuantiles() {
        long seed = 20_261_124;
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            FittedModel fitted = AUTO.fit(TimeSeries.of(Histories.nasty(random)), null);
            for (int i = 0; i < 3; i++) {
                assertUsable(fitted.predict(), "seed " + seed + ", round " + round);
                fitted.update(random.nextInt(4) == 0 ? Double.NaN : random.nextDouble(0, 1e9), random.nextBoolean());
            }
        }
    }

    private static void assertUsable(Forecast forecast, String where) {
        for (int target = 0; target < Histories.HORIZON.targets(); target++) {
            double before = 0;
            for (double value : forecast.row(target)) {
                assertThat(value).as(where).isFinite().isGreaterThanOrEqualTo(before);
                before = value;
            }
        }
    }

    private static double loss(FittedModel fitted, String model) {
        return fitted.scores().stream()
                .filter(score -> score.model().replace("~", "").equals(model))
                .mapToDouble(Score::nearLoss)
                .min()
                .orElseThrow();
    }
}
