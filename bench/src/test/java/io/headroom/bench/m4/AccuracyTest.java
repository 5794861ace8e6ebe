package io.headroom.bench.m4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.PointModel;
import io.headroom.forecasting.TimeSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The competition's errors by hand. */
class AccuracyTest {

    @Test
    void errorsOfOneSeries() {
        // The seasonal naive of period 2 is off by 2 in the history.
        Accuracy accuracy = Accuracy.of(new double[] {1, 2, 3, 4}, new double[] {10, 0}, new double[] {30, 0}, 2);

        assertThat(accuracy.smape()).isCloseTo((200 * 20 / 40.0 + 0) / 2, within(1e-12));
        assertThat(accuracy.mase()).isCloseTo((20 + 0) / 2.0 / 2, within(1e-12));
    }

    @Test
    void theOverallAverageOfNaive2IsOne() {
        Accuracy naive2 = Accuracy.mean(List.of(new Accuracy(10, 1), new Accuracy(20, 3)));

        assertThat(naive2).isEqualTo(new Accuracy(15, 2));
        assertThat(naive2.owa(naive2)).isEqualTo(1);
        assertThat(new Accuracy(7.5, 0.5).owa(naive2)).isEqualTo(0.375);
    }

    @Test
    void naive2CarriesTheLastValueOnWithItsSeason() {
        double[] values = new double[40];
        for (int t = 0; t < values.length; t++) {
            values[t] = t % 4 == 0 ? 30 : 10;
        }
        PointModel model = new Naive2(4).fit(TimeSeries.of(values));

        assertThat(model.path(5)).containsExactly(new double[] {30, 10, 10, 10, 30}, within(1e-9));
        model.update(60, false);
        assertThat(model.path(4)).containsExactly(new double[] {20, 20, 20, 60}, within(1e-9));
    }
}
