package io.headroom.bench.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.PointModel;
import io.headroom.forecasting.SeasonalNaive;
import io.headroom.forecasting.TimeSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The measure itself. */
class CostTest {

    @Test
    void countsWhatAFitAllocates() {
        Cost cost = Cost.of(wasting(1_000_000), List.of(TimeSeries.of(Days.of(1))));

        assertThat(cost.fitBytes()).isBetween(8e6, 9e6);
        assertThat(cost.fitMs()).isNotNegative();
        assertThat(cost.stepUs()).isPositive();
    }

    @Test
    void theDaysAreTheSameBySeedAndHaveAWave() {
        double[] values = Days.of(3);

        assertThat(values).hasSize(4032).containsExactly(Days.of(3)).isNotEqualTo(Days.of(4));
        double up = 0;
        double down = 0;
        for (int t = 0; t < values.length; t++) {
            up += t % 288 < 144 ? values[t] : 0;
            down += t % 288 < 144 ? 0 : values[t];
        }
        assertThat(up).isGreaterThan(down + 5 * 2016);
    }

    private static PointForecaster wasting(int doubles) {
        return new PointForecaster() {
            @Override
            public String name() {
                return "wasting";
            }

            @Override
            public int minimumHistory() {
                return 1;
            }

            @Override
            public PointModel fit(TimeSeries series) {
                double[] waste = new double[doubles];
                waste[0] = series.get(0);
                return new SeasonalNaive(288).fit(TimeSeries.of(java.util.Arrays.copyOf(waste, 288)));
            }
        };
    }
}
