package io.headroom.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecasting.arima.DynamicHarmonicRegression;
import io.headroom.forecasting.autoregression.LagRegression;
import io.headroom.forecasting.autoregression.Lags;
import io.headroom.forecasting.combination.Logarithmic;
import io.headroom.forecasting.decomposition.Decomposition;
import io.headroom.forecasting.smoothing.Ets;
import io.headroom.forecasting.theta.Theta;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How far models are off in the last year of textbook series, beside the seasonal naive that they have to beat (not all do). */
class AccuracyTest {

    private static final int YEAR = 12;

    /** Ceilings are the measured mean absolute errors, rounded up. */
    static Stream<Arguments> ceilings() {
        PointForecaster lags = new LagRegression(1e-4, Double.POSITIVE_INFINITY, Lags.seasonal(YEAR, 2, 1, 1));
        return Stream.of(
                Arguments.of("AirPassengers", new SeasonalNaive(YEAR), 48),
                Arguments.of("AirPassengers", Ets.automatic(YEAR), 21.5),
                Arguments.of("AirPassengers", new Theta(YEAR), 27),
                Arguments.of("AirPassengers", new Logarithmic(new DynamicHarmonicRegression(YEAR)), 22),
                Arguments.of("AirPassengers", new Logarithmic(lags), 12.5),
                Arguments.of("AirPassengers", new Decomposition(List.of(), YEAR), 34),
                Arguments.of("USAccDeaths", new SeasonalNaive(YEAR), 260),
                Arguments.of("USAccDeaths", Ets.automatic(YEAR), 206),
                Arguments.of("USAccDeaths", new Theta(YEAR), 245),
                Arguments.of("USAccDeaths", new DynamicHarmonicRegression(YEAR), 208),
                Arguments.of("USAccDeaths", lags, 430));
    }

    @ParameterizedTest
    @MethodSource("ceilings")
    void staysBelowItsCeiling(String name, PointForecaster forecaster, double ceiling) {
        double[] values = Goldens.numbers(name, "values");
        int known = values.length - YEAR;

        double[] path =
                forecaster.fit(TimeSeries.of(Arrays.copyOf(values, known))).path(YEAR);

        double error = 0;
        for (int h = 0; h < YEAR; h++) {
            error += Math.abs(path[h] - values[known + h]) / YEAR;
        }
        assertThat(error).isLessThan(ceiling);
    }
}
