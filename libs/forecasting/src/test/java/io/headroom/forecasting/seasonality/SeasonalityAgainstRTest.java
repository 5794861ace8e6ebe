package io.headroom.forecasting.seasonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.Goldens;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fourier terms and the number of differences against R's {@code fourier} and {@code ndiffs}. */
class SeasonalityAgainstRTest {

    static List<String> differenced() {
        return Goldens.cases("ndiffs.");
    }

    @Test
    void wavesOfTwoPeriods() {
        Fourier fourier = new Fourier(new int[] {24, 168}, new int[] {3, 2});

        assertRows(fourier, 0, Goldens.numbers("fourier.24.168", "first"));
        assertRows(fourier, 400, Goldens.numbers("fourier.24.168", "ahead"));
    }

    @Test
    void wavesUpToHalfThePeriod() {
        assertRows(new Fourier(new int[] {12}, new int[] {6}), 0, Goldens.numbers("fourier.12", "nyquist"));
    }

    @Test
    void wavesOfAnEarlierPeriodAreNotRepeated() {
        assertThat(new Fourier(new int[] {24, 168}, new int[] {2, 8}).columns()).isEqualTo(2 * (2 + 7));
    }

    @ParameterizedTest
    @MethodSource("differenced")
    void numberOfDifferences(String name) {
        double[] values = Goldens.numbers(name.substring(7), "values");
        double[] observed =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();

        assertThat(Stationarity.differences(observed)).isEqualTo((int) Goldens.number(name, "differences"));
    }

    private static void assertRows(Fourier fourier, long first, double[] expected) {
        double[] row = new double[fourier.columns()];
        for (int i = 0; i < expected.length; i++) {
            if (i % row.length == 0) {
                fourier.row(first + i / row.length, row, 0);
            }
            assertThat(row[i % row.length]).isCloseTo(expected[i], within(1e-12));
        }
    }
}
