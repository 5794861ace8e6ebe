package io.headroom.forecast.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.Horizon;
import org.junit.jupiter.api.Test;

class SurgeLiftTest {

    private static final Horizon HORIZON = Horizon.of(2, new int[] {1, 2}, 1);

    @Test
    void liftsWhatIsNearAndFadesAhead() {
        double[][] rows = rows();

        SurgeLift.apply(rows, HORIZON, 5);

        // The median now is 1: an excess of 4, fading by a tenth each step.
        assertThat(rows[0]).containsExactly(5, 6);
        assertThat(rows[1][0]).isCloseTo(1 + 3.6, within(1e-9));
        assertThat(rows[6][1]).isCloseTo(2 + 4 * 0.81, within(1e-9));
    }

    @Test
    void leavesAForecastThatIsHighEnough() {
        double[][] rows = rows();

        SurgeLift.apply(rows, HORIZON, 0.5);

        assertThat(rows).isDeepEqualTo(rows());
    }

    private static double[][] rows() {
        double[][] rows = new double[HORIZON.targets()][];
        for (int target = 0; target < rows.length; target++) {
            rows[target] = new double[] {1, 2};
        }
        return rows;
    }
}
