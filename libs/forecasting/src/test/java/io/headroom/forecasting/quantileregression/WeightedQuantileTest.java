package io.headroom.forecasting.quantileregression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeightedQuantileTest {

    @Test
    void holdsTheShareOfTheWeight() {
        double[] values = {3, -2, -1, 0, 7};
        double[] weights = {1, 1, 1, 1, 6};

        assertThat(WeightedQuantile.of(values, weights, 5, 0.1)).isEqualTo(-2);
        assertThat(WeightedQuantile.of(values, weights, 5, 0.2)).isEqualTo(-1);
        assertThat(WeightedQuantile.of(values, weights, 5, 0.35)).isEqualTo(3);
        assertThat(WeightedQuantile.of(values, weights, 5, 0.5)).isEqualTo(7);
        assertThat(WeightedQuantile.of(values, weights, 3, 0.99)).isEqualTo(3);
    }
}
