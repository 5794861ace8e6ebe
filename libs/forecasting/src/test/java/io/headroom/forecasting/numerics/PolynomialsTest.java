package io.headroom.forecasting.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Partial autocorrelations, stability and products of autoregressive polynomials. */
class PolynomialsTest {

    @Test
    void partialsThereAndBackAreTheSame() {
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            double[] partials =
                    random.doubles(1 + random.nextInt(6), -0.95, 0.95).toArray();

            double[] back = Polynomials.toPartials(Polynomials.fromPartials(partials));

            assertThat(back).containsExactly(partials, within(1e-8));
        }
    }

    @Test
    void tellsStableFromUnstable() {
        assertThat(Polynomials.isStable(new double[] {0.99})).isTrue();
        assertThat(Polynomials.isStable(new double[] {1})).isFalse();
        assertThat(Polynomials.isStable(new double[] {0.5, 0.4})).isTrue();
        assertThat(Polynomials.isStable(new double[] {0.5, 0.6})).isFalse(); // a root at 1.06
        assertThat(Polynomials.isStable(new double[] {0, 0, 0, 0.9})).isTrue();
        assertThat(Polynomials.isStable(new double[0])).isTrue();
    }

    @Test
    void multiplies() {
        // (1 - 0.5 B)(1 - 0.2 B - 0.1 B^2) = 1 - 0.7 B - 0 B^2 + 0.05 B^3
        assertThat(Polynomials.product(new double[] {0.5}, new double[] {0.2, 0.1}))
                .containsExactly(new double[] {0.7, 0, -0.05}, within(1e-15));
    }
}
