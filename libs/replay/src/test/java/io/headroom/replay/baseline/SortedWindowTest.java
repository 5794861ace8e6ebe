package io.headroom.replay.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.replay.Quantiles;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortedWindowTest {

    @Test
    void agreesWithSortingTheNewestValues() {
        Random random = new Random(7);
        double[] values = random.ints(500, 0, 20).asDoubleStream().toArray();
        SortedWindow window = new SortedWindow(37);

        for (int t = 0; t < values.length; t++) {
            window.add(values[t]);
            double[] newest = Arrays.copyOfRange(values, Math.max(0, t - 36), t + 1);
            assertThat(window.quantile(0.9)).isEqualTo(Quantiles.of(newest, 0.9));
        }
    }
}
