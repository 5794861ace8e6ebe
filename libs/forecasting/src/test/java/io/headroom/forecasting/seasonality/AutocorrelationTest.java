package io.headroom.forecasting.seasonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** All autocorrelations at once beside their definition. */
class AutocorrelationTest {

    @Test
    void isTheSumOfProductsAboutTheMean() {
        double[] values = new Random(9).doubles(100, 0, 50).toArray();
        double mean = java.util.Arrays.stream(values).average().orElseThrow();
        double[] expected = new double[31];
        for (int lag = 0; lag < expected.length; lag++) {
            for (int t = 0; t + lag < values.length; t++) {
                expected[lag] += (values[t] - mean) * (values[t + lag] - mean);
            }
        }
        for (int lag = expected.length - 1; lag >= 0; lag--) {
            expected[lag] /= expected[0];
        }

        assertThat(Autocorrelation.of(values, 30)).containsExactly(expected, within(1e-12));
    }

    @Test
    void ofStillnessIsNothing() {
        assertThat(Autocorrelation.of(new double[] {3, 3, 3, 3}, 2)).containsOnly(0);
        assertThat(Autocorrelation.isSeasonal(new double[50], 12)).isFalse();
    }

    @Test
    void aSeasonNeedsMoreThanTwoPeriods() {
        double[] values = new double[25];
        for (int t = 0; t < values.length; t++) {
            values[t] = t % 12;
        }

        assertThat(Autocorrelation.isSeasonal(values, 12)).isTrue();
        assertThat(Autocorrelation.isSeasonal(java.util.Arrays.copyOf(values, 24), 12))
                .isFalse();
        assertThat(Autocorrelation.isSeasonal(values, 1)).isFalse();
    }
}
