package io.headroom.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.Fallback;
import io.headroom.forecasting.Forecast;
import io.headroom.forecasting.Histories;
import io.headroom.forecasting.HoltWinters;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.UnusableSeriesException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutoForecasterTest {

    private static final AutoForecaster AUTO = new AutoForecaster(Histories.HORIZON, Histories.LEVELS, Histories.DAY);

    @Test
    void aSeasonIsSpokenForByExpertsThatKnowIt() {
        double[] seasonal = Histories.seasonal(new Random(1), 14 * Histories.DAY);

        FittedModel fitted = fit(seasonal);

        assertThat(fitted.name()).contains("profile(48)");
        assertThat(fitted.loss()).isLessThan(lossOf("seasonal-naive(48)", seasonal));
        assertThat(fitted.loss()).isLessThan(0.6 * lossOf("last-value", seasonal));
        assertThat(fitted.fallback()).isNull();
    }

    @Test
    void aPeriodThatIsNoDayIsFound() {
        Random random = new Random(1);
        double[] values = new double[14 * Histories.DAY];
        for (int i = 0; i < values.length; i++) {
            values[i] = 5 + (i % 31 < 4 ? 20 : 0) + random.nextDouble();
        }

        FittedModel fitted = fit(values);

        assertThat(fitted.name()).contains("(31)");
        assertThat(AUTO.restore(TimeSeries.of(values), fitted.save())).isNotNull();
    }

    @Test
    void aWalkIsSpokenForByItsLastValue() {
        double[] walk = Histories.walk(new Random(2), 14 * Histories.DAY);

        FittedModel fitted = fit(walk);

        assertThat(fitted.scores().get(0).model()).startsWith("last-value");
        assertThat(fitted.loss()).isLessThan(0.7 * lossOf("seasonal-naive(48)", walk));
    }

    @Test
    void quantilesCoverAsTheySayWhereTheyHaveNotLearned() {
        FittedModel fitted = fit(Histories.seasonal(new Random(3), 14 * Histories.DAY));

        double[] coverage = fitted.coverage();
        for (int i = 0; i < coverage.length; i++) {
            assertThat(coverage[i]).as("level %s", Histories.LEVELS[i]).isCloseTo(Histories.LEVELS[i], within(0.08));
        }
    }

    @Test
    void coversOutcomesItHasNeverSeen() {
        double[] all = Histories.seasonal(new Random(4), 21 * Histories.DAY);
        FittedModel fitted = fit(Arrays.copyOf(all, 14 * Histories.DAY));
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
        Forecast forecast =
                fit(Histories.seasonal(new Random(5), 14 * Histories.DAY)).predict();

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
    void thoseChosenBeforeAreFavoured() {
        TimeSeries walk = TimeSeries.of(Histories.walk(new Random(6), 14 * Histories.DAY));
        List<String> first = AUTO.fit(walk, List.of()).experts();
        List<String> others =
                AUTO.experts().stream().filter(name -> !first.contains(name)).toList();

        long kept = share(AUTO.fit(walk, first), first);
        long left = share(AUTO.fit(walk, others), first);

        assertThat(kept).isGreaterThan(left);
    }

    private static long share(FittedModel fitted, List<String> experts) {
        return fitted.experts().stream().filter(experts::contains).count();
    }

    @Test
    void onlyThoseAllowedSpeak() {
        AutoForecaster restricted = new AutoForecaster(
                Histories.HORIZON, Histories.LEVELS, Histories.DAY, List.of(), name -> name.startsWith("recent"));

        FittedModel fitted =
                restricted.fit(TimeSeries.of(Histories.walk(new Random(6), 14 * Histories.DAY)), List.of());

        assertThat(fitted.experts()).isNotEmpty().allMatch(name -> name.startsWith("recent"));
    }

    @Test
    void aModelOfItsOwnKindSpeaksAndGoesOn() {
        AutoForecaster smoothing = new AutoForecaster(
                Histories.HORIZON,
                Histories.LEVELS,
                Histories.DAY,
                List.of(new HoltWinters(Histories.DAY)),
                name -> name.startsWith("holt-winters"));
        TimeSeries series = TimeSeries.of(Histories.seasonal(new Random(1), 14 * Histories.DAY));
        FittedModel fitted = smoothing.fit(series, List.of());
        FittedModel restored = smoothing.restore(series, fitted.save());

        assertThat(fitted.experts()).isNotEmpty().allMatch(name -> name.startsWith("holt-winters(48)"));
        assertThat(restored).isNotNull();
        for (int step = 0; step < 3; step++) {
            assertThat(restored.predict().row(0))
                    .containsExactly(fitted.predict().row(0));
            restored.update(20, false);
            fitted.update(20, false);
        }
        assertThat(fitted.predict().get(5, 0))
                .isGreaterThan(smoothing.fit(series, List.of()).predict().get(5, 0));
    }

    @Test
    void namesTheRungWhenTheHistoryIsShort() {
        assertThat(fit(3).fallback()).isEqualTo(Fallback.NO_HISTORY);
        assertThat(fit(Histories.walk(new Random(7), 60)).fallback()).isEqualTo(Fallback.SHORT_HISTORY);
        assertThat(fit(Histories.walk(new Random(7), 4 * Histories.DAY)).fallback())
                .isNull();
    }

    @Test
    void oneStepOfHistoryGivesAWideMargin() {
        Forecast forecast = fit(4).predict();

        assertThat(forecast.get(0, 0)).isEqualTo(4);
        assertThat(forecast.get(0, Histories.LEVELS.length - 1)).isCloseTo(8, within(1e-9));
    }

    @Test
    void aConstantStaysExactlyWhereItIs() {
        double[] constant = new double[14 * Histories.DAY];
        Arrays.fill(constant, 8.26);

        Forecast forecast = fit(constant).predict();

        for (int target = 0; target < Histories.HORIZON.targets(); target++) {
            assertThat(forecast.row(target)).containsOnly(8.26);
        }
    }

    @Test
    void useAtItsLimitIsAtLeastThatMuch() {
        Random random = new Random(9);
        double[] demand = Histories.walk(random, 14 * Histories.DAY);
        double[] use = demand.clone();
        BitSet censored = new BitSet();
        for (int i = 0; i < use.length; i++) {
            double allocation = 0.97 * demand[Math.max(0, i - 1)] + 1;
            if (use[i] > allocation) {
                use[i] = allocation;
                censored.set(i);
            }
        }

        Forecast blind = fit(use).predict();
        Forecast knowing = AUTO.fit(TimeSeries.of(use, censored), List.of()).predict();

        assertThat(censored.cardinality()).isGreaterThan(100);
        assertThat(knowing.get(0, 2)).isGreaterThan(blind.get(0, 2));
    }

    @Test
    void refusesASeriesWithoutAnyObservation() {
        assertThatThrownBy(() -> fit(Double.NaN, Double.NaN)).isInstanceOf(UnusableSeriesException.class);
    }

    @Test
    void refusesASampleThatIsNone() {
        FittedModel fitted = fit(Histories.walk(new Random(7), 60));

        assertThatThrownBy(() -> fitted.update(Double.POSITIVE_INFINITY, false))
                .isInstanceOf(UnusableSeriesException.class);
        assertThatThrownBy(() -> fitted.update(-1, false)).isInstanceOf(UnusableSeriesException.class);
    }

    @Test
    void tenThousandNastyHistoriesNeverGiveAnythingButUsableQuantiles() {
        AutoForecaster small =
                new AutoForecaster(Horizon.of(3, new int[] {1, 3}, 2), new double[] {0.5, 0.9, 0.99}, 12);
        long seed = 20_261_124;
        Random random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            FittedModel fitted = small.fit(TimeSeries.of(Histories.nasty(random, 12)), List.of());
            for (int i = 0; i < 3; i++) {
                assertUsable(fitted.predict(), "seed " + seed + ", round " + round);
                fitted.update(random.nextInt(4) == 0 ? Double.NaN : random.nextDouble(0, 1e9), random.nextBoolean());
            }
        }
    }

    @Test
    void aSavedModelGoesOnAsItWas() {
        double[] all = Histories.seasonal(new Random(8), 14 * Histories.DAY);
        FittedModel fitted = fit(all);

        FittedModel restored = AUTO.restore(TimeSeries.of(all), fitted.save());

        assertThat(restored).isNotNull();
        assertThat(restored.name()).isEqualTo(fitted.name());
        assertThat(restored.coverage()).containsExactly(fitted.coverage());
        assertThat(restored.scores()).isEmpty();
        for (int target = 0; target < Histories.HORIZON.targets(); target++) {
            assertThat(restored.predict().row(target))
                    .containsExactly(fitted.predict().row(target));
        }
    }

    @Test
    void whatAnotherHorizonOrVersionSavedIsNotRestored() {
        TimeSeries series = TimeSeries.of(Histories.walk(new Random(8), 14 * Histories.DAY));
        AutoForecaster other = new AutoForecaster(Horizon.of(6, new int[0], 0), Histories.LEVELS, Histories.DAY);
        byte[] saved = AUTO.fit(series, List.of()).save();

        assertThat(AUTO.restore(series, other.fit(series, List.of()).save())).isNull();
        assertThat(AUTO.restore(series, Arrays.copyOf(saved, saved.length / 2))).isNull();
        assertThat(AUTO.restore(series, new byte[] {1, 2, 3})).isNull();
        assertThat(AUTO.restore(TimeSeries.of(Double.NaN), saved)).isNull();
    }

    private static void assertUsable(Forecast forecast, String where) {
        Horizon horizon = forecast.horizon();
        for (int target = 0; target < horizon.targets(); target++) {
            double before = 0;
            for (double value : forecast.row(target)) {
                assertThat(value).as(where).isFinite().isGreaterThanOrEqualTo(before);
                before = value;
            }
        }
    }

    private static FittedModel fit(double... values) {
        return AUTO.fit(TimeSeries.of(values), List.of());
    }

    private static double lossOf(String expert, double[] values) {
        return new AutoForecaster(
                        Histories.HORIZON, Histories.LEVELS, Histories.DAY, List.of(), name -> name.equals(expert))
                .fit(TimeSeries.of(values), List.of())
                .loss();
    }
}
