package io.headroom.forecasting.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.SeasonalNaive;
import io.headroom.forecasting.TimeSeries;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two seasons at once. */
class DoubleSeasonalTest {

    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;
    private static final long SEED = 4;

    @Test
    void stepsByHand() {
        DoubleSeasonalModel model = new DoubleSeasonalModel(new double[] {1, -1}, new double[] {2, 0, -2, 0}, 10);
        model.start(0.5, 0.1, 0.2, 0.5);

        assertThat(model.step(15, false)).isEqualTo(2); // 15 less 10 + 1 + 2
        // Level 11, next figures -1 and 0, half the error of 2 left.
        assertThat(model.path(2)).containsExactly(new double[] {11, 11 + 1.2 - 2 + 0.5}, within(1e-12));
        assertThat(model.path(5)[4]).isCloseTo(11 - 1 + 0 + 2 * Math.pow(0.5, 5), within(1e-12));
    }

    @Test
    void tellsTheWeekendFromTheWeek() {
        double[] values = week(5 * WEEK);

        double[] path = new DoubleSeasonal(DAY, WEEK).fit(TimeSeries.of(values)).path(WEEK);

        double own = 0;
        double naive = 0;
        double[] yesterday = new SeasonalNaive(DAY).fit(TimeSeries.of(values)).path(WEEK);
        double[] truth = week(6 * WEEK);
        for (int h = 0; h < WEEK; h++) {
            own += Math.abs(path[h] - truth[5 * WEEK + h]);
            naive += Math.abs(yesterday[h] - truth[5 * WEEK + h]);
        }
        assertThat(own).isLessThan(0.5 * naive);
    }

    @Test
    void refusesSeasonsThatDoNotNest() {
        assertThatThrownBy(() -> new DoubleSeasonal(24, 100)).hasMessageContaining("multiple");
    }

    private static double[] week(int size) {
        Random random = new Random(SEED);
        double[] values = new double[size];
        for (int t = 0; t < size; t++) {
            double height = t % WEEK >= 5 * DAY ? 4 : 20;
            values[t] = 50 + height * Math.sin(2 * Math.PI * t / DAY) + random.nextGaussian();
        }
        return values;
    }
}
