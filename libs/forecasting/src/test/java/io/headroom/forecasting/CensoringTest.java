package io.headroom.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecasting.arima.Arima;
import io.headroom.forecasting.arima.DynamicHarmonicRegression;
import io.headroom.forecasting.autoregression.LagRegression;
import io.headroom.forecasting.decomposition.Decomposition;
import io.headroom.forecasting.smoothing.Ets;
import io.headroom.forecasting.smoothing.EtsForm;
import io.headroom.forecasting.theta.Theta;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps in which use stood at the limit, while a model is fitted. */
class CensoringTest {

    private static final long SEED = 13;
    private static final int DAY = Histories.DAY;
    private static final double LIMIT = 14;

    static List<PointForecaster> forecasters() {
        return List.of(
                Ets.of(EtsForm.of("ANA"), DAY), new DynamicHarmonicRegression(DAY), new Decomposition(List.of(), DAY));
    }

    /** The daily peak of 16 is cut at 14 on three days of ten. */
    @ParameterizedTest
    @MethodSource("forecasters")
    void aCutPeakIsForecastHigherWhenItIsKnownToBeCut(PointForecaster forecaster) {
        double[] values = Histories.seasonal(new Random(SEED), 10 * DAY);
        BitSet censored = new BitSet();
        for (int t = 7 * DAY; t < values.length; t++) {
            if (values[t] >= LIMIT) {
                values[t] = LIMIT;
                censored.set(t);
            }
        }

        double known = peak(forecaster.fit(TimeSeries.of(values, censored)));
        double unknown = peak(forecaster.fit(TimeSeries.of(values)));

        assertThat(known).isGreaterThan(unknown);
        assertThat(known).isBetween(15.0, 17.5);
    }

    @Test
    void aLevelAtTheLimitIsNotForgotten() {
        double[] values = new double[200];
        BitSet censored = new BitSet();
        for (int t = 0; t < values.length; t++) {
            values[t] = t < 180 ? 10 + t % 3 : 40;
            censored.set(t, t >= 180);
        }
        TimeSeries series = TimeSeries.of(values, censored);

        for (PointForecaster forecaster : List.of(Ets.of(EtsForm.of("ANN"), 1), new Theta(1), Arima.automatic())) {
            assertThat(forecaster.fit(series).path(1)[0]).as(forecaster.name()).isGreaterThan(20);
        }
    }

    @Test
    void regressionsLeaveOutWhatIsCensoredUnlessMostIs() {
        BitSet few = BitSet.valueOf(new long[] {0b0001});
        BitSet most = BitSet.valueOf(new long[] {0b0111});
        double[] values = {1, 2, 3, Double.NaN};

        assertThat(Censoring.leftOut(TimeSeries.of(values, few))).containsExactly(true, false, false, true);
        assertThat(Censoring.leftOut(TimeSeries.of(values, most))).containsExactly(false, false, false, true);
    }

    @Test
    void aRegressionDoesNotLearnTheLimit() {
        double[] values = new double[300];
        BitSet censored = new BitSet();
        for (int t = 0; t < values.length; t++) {
            values[t] = t % 2 == 0 ? 10 : 30;
            if (t % 10 == 1) {
                values[t] = 20;
                censored.set(t);
            }
        }

        PointModel model = new LagRegression(1e-6, Double.POSITIVE_INFINITY, 2).fit(TimeSeries.of(values, censored));
        double[] path = model.path(4);

        assertThat(Arrays.stream(path).max().orElseThrow()).isGreaterThan(28);
    }

    private static double peak(PointModel model) {
        return Arrays.stream(model.path(DAY)).max().orElseThrow();
    }
}
