package io.headroom.forecasting.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.numerics.Polynomials;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact likelihood's filter beside what it must be. */
class ArmaFilterTest {

    private static final long SEED = 6;
    private static final int LENGTH = 60;

    /** The density of all values at once, from their autocovariances by Cholesky, needs no filter. */
    @ParameterizedTest
    @CsvSource({"1,0", "0,1", "2,2", "0,5", "5,5", "3,1", "1,4"})
    void innovationsAreThoseOfTheJointDensityWithAndWithoutGaps(int p, int q) {
        Random random = new Random(SEED + 10 * p + q);
        for (int round = 0; round < 20; round++) {
            double[] ar =
                    Polynomials.fromPartials(random.doubles(p, -0.95, 0.95).toArray());
            double[] ma =
                    Polynomials.fromPartials(random.doubles(q, -0.999, 0.999).toArray());
            double[] values = random.doubles(LENGTH, -2, 2).toArray();
            if (round % 2 == 1) {
                values[20] = Double.NaN;
                values[21] = Double.NaN;
                values[50] = Double.NaN;
            }

            double[] expected = innovations(autocovariances(ar, ma), values);
            ArmaFilter filter = new ArmaFilter(new ArimaOrder(p, 0, q));
            filter.start(ar, ma);

            for (int t = 0; t < LENGTH; t++) {
                double innovation = filter.step(values[t]);
                if (!Double.isNaN(values[t])) {
                    assertThat(innovation / Math.sqrt(filter.variance()))
                            .as("round " + round + ", step " + t)
                            .isCloseTo(expected[t], within(1e-6));
                }
            }
        }
    }

    /** From the weights of past shocks, as many as count. */
    private static double[] autocovariances(double[] ar, double[] ma) {
        double[] weights = new double[20_000];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = k == 0 ? 1 : k <= ma.length ? ma[k - 1] : 0;
            for (int i = 0; i < Math.min(k, ar.length); i++) {
                weights[k] += ar[i] * weights[k - 1 - i];
            }
        }
        double[] covariances = new double[LENGTH];
        for (int lag = 0; lag < LENGTH; lag++) {
            for (int k = 0; k + lag < weights.length; k++) {
                covariances[lag] += weights[k] * weights[k + lag];
            }
        }
        return covariances;
    }

    /** Solves {@code L z = y} with {@code L L'} the covariance of the values that are there. */
    private static double[] innovations(double[] covariances, double[] values) {
        double[][] factor = new double[LENGTH][LENGTH];
        double[] whitened = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            double left = covariances[0];
            double rest = values[i];
            for (int j = 0; j < i; j++) {
                if (!Double.isNaN(values[j])) {
                    double product = covariances[i - j];
                    for (int k = 0; k < j; k++) {
                        product -= factor[i][k] * factor[j][k];
                    }
                    factor[i][j] = product / factor[j][j];
                    left -= factor[i][j] * factor[i][j];
                    rest -= factor[i][j] * whitened[j];
                }
            }
            factor[i][i] = Math.sqrt(left);
            whitened[i] = rest / factor[i][i];
        }
        return whitened;
    }
}
