package io.headroom.forecasting.rnn;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.group.GroupSeries;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputsTest {

    private final Inputs inputs = new Inputs(Groups.TASK);

    /** What a net learns from must not hold what it is to forecast. */
    @Test
    void aWindowHoldsNothingOfWhatComesLater() {
        double[] values = new Random(3).doubles(600).toArray();
        double[] changed = values.clone();
        for (int i = 501; i < changed.length; i++) {
            changed[i] = i % 3 == 0 ? Double.NaN : 1e6;
        }

        assertThat(all(changed, 500)).containsExactly(all(values, 500));
        assertThat(all(changed, 501)).isNotEqualTo(all(values, 501));
    }

    @Test
    void everyFigureIsWrittenOnceAndFinite() {
        for (float figure : all(new Random(4).doubles(600).toArray(), 3)) {
            assertThat(figure).isFinite();
        }
    }

    private float[] all(double[] values, int at) {
        Past past = new Past(new GroupSeries(TimeSeries.of(values), 5));
        Scale scale = inputs.scale(past, at);
        int targets = Groups.HORIZON.targets();
        int sequence = inputs.sequence() * Inputs.PER_STEP;
        int told = sequence + Inputs.FIXED;
        int anchors = told + targets * Inputs.PER_TARGET;
        float[] into = new float[anchors + targets * Inputs.ANCHORS];
        inputs.sequence(past, at, scale, into, 0);
        inputs.fixed(past, at, scale, into, sequence);
        Row tells = new Row(into, told);
        Row begins = new Row(into, anchors);
        for (int target = 0; target < targets; target++) {
            int from = Groups.HORIZON.from(target) + 1;
            inputs.target(past, at, scale, from, Groups.HORIZON.to(target) + 1, tells, begins);
        }
        assertThat(tells.at()).isEqualTo(anchors);
        assertThat(begins.at()).isEqualTo(into.length);
        return into;
    }
}
