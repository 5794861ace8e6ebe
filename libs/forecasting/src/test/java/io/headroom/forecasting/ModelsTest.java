package io.headroom.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Single models and parts against numbers computed by hand. */
class ModelsTest {

    @Test
    void theMovingPercentileWeighsByAge() {
        // Newest first: 4 weighs 1, 3 weighs 1/2, 2 weighs 1/4, 1 weighs 1/8; half of 1.875 is reached at 3 (0.875) and
        // 4.
        PointModel model = new MovingPercentile(4, 0.5, 1).fit(TimeSeries.of(1, 2, 3, 4));

        assertThat(model.path(2)).containsExactly(4, 4);
        model.update(0, false);
        // 0 weighs 1, 4 weighs 1/2, 3 weighs 1/4, 2 weighs 1/8: half is reached at 0.
        assertThat(model.path(1)).containsExactly(0);
    }

    @Test
    void theSeasonalNaiveRepeatsTheLastPeriod() {
        PointModel model = new SeasonalNaive(3).fit(TimeSeries.of(9, 9, 9, 1, 2, 3));

        assertThat(model.path(5)).containsExactly(1, 2, 3, 1, 2);
        model.update(7, false);
        assertThat(model.path(3)).containsExactly(2, 3, 7);
    }

    @Test
    void holtWintersFollowsASeasonExactly() {
        double[] values = new double[40];
        for (int i = 0; i < values.length; i++) {
            values[i] = 10 + i % 4;
        }

        double[] path = new HoltWinters(4).fit(TimeSeries.of(values)).path(4);

        assertThat(path[0]).isCloseTo(10, within(1e-9));
        assertThat(path[3]).isCloseTo(13, within(1e-9));
    }

    @Test
    void aHorizonHasStepsThenWindowsThenBlocks() {
        Horizon horizon = Horizon.of(2, new int[] {1, 2}, 1);

        assertThat(horizon.targets()).isEqualTo(7);
        assertThat(horizon.length()).isEqualTo(4);
        assertThat(horizon.from(5)).isEqualTo(1);
        assertThat(horizon.to(5)).isEqualTo(3);
        assertThat(horizon.from(6)).isEqualTo(2);
        assertThat(horizon.to(6)).isEqualTo(4);
    }

    @Test
    void gapsAreFilledBetweenTheirNeighbours() {
        TimeSeries series = TimeSeries.of(Double.NaN, 2, Double.NaN, Double.NaN, 8, Double.NaN);

        assertThat(series.filled()).containsExactly(2, 2, 4, 6, 8, 8);
        assertThat(series.trimmed().size()).isEqualTo(5);
        assertThat(series.observed()).isEqualTo(2);
    }

    @Test
    void aSeriesKeepsItsOwnCopy() {
        double[] values = {1, 2};
        BitSet censored = new BitSet();
        TimeSeries series = TimeSeries.of(values, censored);
        values[0] = 9;
        censored.set(0);

        assertThat(series.get(0)).isEqualTo(1);
        assertThat(series.isCensored(0)).isFalse();
    }

    @Test
    void infinityAndNegativeDemandAreRefusedAtTheDoor() {
        assertThatThrownBy(() -> TimeSeries.of(1, Double.POSITIVE_INFINITY))
                .isInstanceOf(UnusableSeriesException.class)
                .hasMessageContaining("step 1");
        assertThatThrownBy(() -> TimeSeries.of(-0.5)).isInstanceOf(UnusableSeriesException.class);
    }
}
