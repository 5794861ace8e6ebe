package io.headroom.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The classical models on series that nobody would choose: constants, spikes of 1e12, gaps, resets, one point. */
class ClassicalModelsNastyTest {

    private static final long SEED = 77;
    private static final int SERIES = 60;

    static List<PointForecaster> forecasters() {
        return ClassicalModelsContractTest.forecasters();
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void refusesOrForecastsFinitelyAndNeverBelowZero(PointForecaster forecaster) {
        Random random = new Random(SEED);
        int forecasts = 0;
        for (int i = 0; i < SERIES; i++) {
            TimeSeries series = TimeSeries.of(Histories.nasty(random, Histories.DAY));
            PointModel model;
            try {
                model = forecaster.fit(series);
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).as("series " + i).contains(forecaster.name());
                continue;
            }
            forecasts++;
            assertUsable(model, i);
            for (int step = 0; step < 20; step++) {
                model.update(random.nextInt(4) == 0 ? Double.NaN : random.nextDouble() * 1e6, random.nextInt(4) == 0);
            }
            model.update(0, false);
            assertUsable(model, i);
        }
        assertThat(forecasts).isPositive();
    }

    private static void assertUsable(PointModel model, int series) {
        double[] path = model.path(100);
        for (int h = 0; h < path.length; h++) {
            assertThat(path[h])
                    .as("series " + series + ", step " + h)
                    .isFinite()
                    .isNotNegative();
        }
    }
}
