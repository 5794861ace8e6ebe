package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileCurveTest {

    private static final QuantileCurve CURVE = QuantileCurve.of(new double[] {0.5, 0.9}, new double[] {10, 20});

    @ParameterizedTest
    @CsvSource({"0.25, 5", "0.5, 10", "0.7, 15", "0.9, 20", "0.99, 20"})
    void isLinearBetweenLevelsAndStaysAtTheLast(double level, double value) {
        assertThat(CURVE.quantile(level)).isCloseTo(value, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "5, 0.75", "10, 0.5", "15, 0.3", "19.999999, 0.1", "20, 0", "30, 0"})
    void exceedanceIsTheInverseAndZeroBeyondTheGrid(double amount, double exceedance) {
        assertThat(CURVE.exceedance(amount)).isCloseTo(exceedance, within(1e-6));
    }

    @Test
    void aJumpIsNotSmeared() {
        QuantileCurve certain = QuantileCurve.certain(4);

        assertThat(certain.exceedance(4)).isZero();
        assertThat(certain.exceedance(3.999)).isGreaterThan(0.5);
    }

    @Test
    void refusesCrossingQuantilesAndNonNumbers() {
        assertThatThrownBy(() -> QuantileCurve.of(new double[] {0.5, 0.9}, new double[] {2, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QuantileCurve.of(new double[] {0.5, 0.9}, new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QuantileCurve.of(new double[] {0.9, 0.5}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void exceedanceOfAQuantileIsAtMostTheRest() {
        long seed = 20_261_124;
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            QuantileCurve curve = Outlooks.random(random);
            double level = random.nextDouble(0.01, 0.999);

            assertThat(curve.exceedance(curve.quantile(level)))
                    .as("seed %d, round %d, %s", seed, i, curve)
                    .isLessThanOrEqualTo(1 - level + 1e-9);
        }
    }
}
