package io.headroom.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every way of telling demand must keep. */
class PointForecasterContractTest {

    private static final long SEED = 5;

    static List<PointForecaster> forecasters() {
        return List.of(
                new LastValue(),
                new MovingPercentile(12, 0.5, 6),
                new MovingPercentile(12, 0.95, 12),
                new SeasonalNaive(Histories.DAY),
                new HoltWinters(Histories.DAY));
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void aPathHasTheAskedLengthAndIsFiniteAndNotNegative(PointForecaster forecaster) {
        double[] path = forecaster.fit(series()).path(100);

        assertThat(path).hasSize(100);
        assertThat(Arrays.stream(path)).allMatch(value -> value >= 0 && Double.isFinite(value));
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void sameInputSameOutput(PointForecaster forecaster) {
        assertThat(forecaster.fit(series()).path(50))
                .containsExactly(forecaster.fit(series()).path(50));
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void refusesAHistoryThatIsTooShort(PointForecaster forecaster) {
        TimeSeries tooShort = series().prefix(forecaster.minimumHistory() - 1);

        assertThatThrownBy(() -> forecaster.fit(tooShort))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(forecaster.name());
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void learnsAConstantAndStaysThere(PointForecaster forecaster) {
        double[] constant = new double[200];
        Arrays.fill(constant, 7);
        PointModel model = forecaster.fit(TimeSeries.of(constant));
        for (int i = 0; i < 100; i++) {
            model.update(7, false);
        }

        assertThat(Arrays.stream(model.path(60))).allMatch(value -> Math.abs(value - 7) < 1e-9);
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void aCensoredStepNeverLowersWhatIsExpected(PointForecaster forecaster) {
        PointModel exact = forecaster.fit(series());
        PointModel censored = forecaster.fit(series());
        double[] before = censored.path(Histories.DAY);
        exact.update(0, false);
        censored.update(0, true);

        double[] after = censored.path(Histories.DAY);
        double[] lowered = exact.path(Histories.DAY);
        assertThat(Arrays.stream(after).sum())
                .isGreaterThanOrEqualTo(Arrays.stream(lowered).sum());
        assertThat(after[0]).isGreaterThanOrEqualTo(Math.min(before[0], before[1]) * 0.5);
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void aMissingStepLeavesItUsable(PointForecaster forecaster) {
        PointModel model = forecaster.fit(series());
        for (int i = 0; i < 500; i++) {
            model.update(Double.NaN, false);
        }

        assertThat(Arrays.stream(model.path(60))).allMatch(value -> value >= 0 && Double.isFinite(value));
    }

    private static TimeSeries series() {
        return TimeSeries.of(Histories.seasonal(new Random(SEED), 10 * Histories.DAY));
    }
}
