package io.headroom.forecasting.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.group.GroupSeries;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void goesThereAndBack() {
        Scale scale = new Scale(10, 2);

        for (double x : new double[] {0, 3, 10, 11, 400, 1e12}) {
            assertThat(scale.out(scale.in(x))).isCloseTo(x, within(1e-9 * (10 + x)));
        }
        assertThat(scale.out(-100)).isZero();
        assertThat(scale.out(1e9)).isFinite();
    }

    @Test
    void oneSpikeDoesNotSetTheUnits() {
        double[] values = new double[400];
        Arrays.setAll(values, i -> i % 2);
        double[] spiked = values.clone();
        spiked[123] = 1e12;

        assertThat(scale(spiked).spread()).isCloseTo(scale(values).spread(), within(0.05));
    }

    @Test
    void looksAtNothingLater() {
        double[] values = new double[100];
        Arrays.setAll(values, i -> i % 7);
        double[] changed = values.clone();
        Arrays.fill(changed, 61, 100, 1e6);

        assertThat(Scale.of(past(changed), 60, 50, 10)).isEqualTo(Scale.of(past(values), 60, 50, 10));
    }

    private static Scale scale(double[] values) {
        return Scale.of(past(values), values.length - 1, 400, 12);
    }

    private static Past past(double[] values) {
        return new Past(new GroupSeries(TimeSeries.of(values), 0));
    }
}
