package io.headroom.forecasting.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast transform beside its definition. */
class FftTest {

    private static final int SIZE = 16;

    @Test
    void isTheDiscreteFourierTransform() {
        Random random = new Random(2);
        double[] real = random.doubles(SIZE).toArray();
        double[] imaginary = random.doubles(SIZE).toArray();
        double[] expectedReal = new double[SIZE];
        double[] expectedImaginary = new double[SIZE];
        for (int k = 0; k < SIZE; k++) {
            for (int t = 0; t < SIZE; t++) {
                double angle = -2 * Math.PI * k * t / SIZE;
                expectedReal[k] += real[t] * Math.cos(angle) - imaginary[t] * Math.sin(angle);
                expectedImaginary[k] += real[t] * Math.sin(angle) + imaginary[t] * Math.cos(angle);
            }
        }

        new Fft(SIZE).transform(real, imaginary);

        assertThat(real).containsExactly(expectedReal, within(1e-12));
        assertThat(imaginary).containsExactly(expectedImaginary, within(1e-12));
    }

    @Test
    void takesTheNextPowerOfTwo() {
        assertThat(new Fft(1).size()).isEqualTo(1);
        assertThat(new Fft(9).size()).isEqualTo(16);
        assertThat(new Fft(16).size()).isEqualTo(16);
    }
}
