package io.headroom.forecasting.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.Goldens;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.seasonality.Fourier;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regression with ARIMA errors where the answer is known without R. */
class ArimaTest {

    private static final long SEED = 31;

    @Test
    void findsTheProcessThatMadeTheSeries() {
        Random random = new Random(SEED);
        double[] values = new double[3000];
        double deviation = 0;
        double shock = 0;
        for (int t = 0; t < values.length; t++) {
            double before = shock;
            shock = random.nextGaussian();
            deviation = 0.7 * deviation + shock + 0.4 * before;
            values[t] = 50 + deviation;
        }

        ArimaModel model = Arima.of(new ArimaOrder(1, 0, 1)).fit(TimeSeries.of(values));

        assertThat(model.autoregressive()[0]).isCloseTo(0.7, within(0.05));
        assertThat(model.movingAverage()[0]).isCloseTo(0.4, within(0.06));
        assertThat(model.coefficients()[0]).isCloseTo(50, within(0.5));
        assertThat(model.sigma2()).isCloseTo(1, within(0.06));
    }

    @ParameterizedTest
    @CsvSource({"1,0,1", "2,1,1", "0,2,1", "3,1,0"})
    void aStepTakenLaterIsAsIfItHadBeenThere(int p, int d, int q) {
        double[] values = Goldens.numbers("airmiles", "values");
        ArimaOrder order = new ArimaOrder(p, d, q);
        double[] ar = Arrays.copyOf(new double[] {0.4, 0.2, -0.1}, p);
        double[] ma = Arrays.copyOf(new double[] {0.3}, q);
        ArimaModel all = ArimaModel.of(order, ar, ma, Regressors.none(), new double[0], values);
        ArimaModel stepping = ArimaModel.of(order, ar, ma, Regressors.none(), new double[0], Arrays.copyOf(values, 12));
        for (int t = 12; t < values.length; t++) {
            stepping.update(values[t], false);
        }

        assertThat(stepping.path(10)).containsExactly(all.path(10), within(1e-9));
    }

    @Test
    void aGapInADifferencedSeriesCostsTheDifferencesThatNeedIt() {
        double[] values = {10, 11, 12, Double.NaN, Double.NaN, 20, 21, 22, 23};
        ArimaModel model = ArimaModel.of(
                new ArimaOrder(0, 1, 0), new double[0], new double[0], Regressors.none(), new double[0], values);

        // Five differences of 1 are left.
        assertThat(model.sigma2()).isCloseTo(1, within(1e-12));
        assertThat(model.logLikelihood()).isCloseTo(-2.5 * (Math.log(2 * Math.PI) + 1), within(1e-12));
        assertThat(model.path(1)).containsExactly(23);
    }

    @Test
    void aMissingStepKeepsTheLevelAndACensoredOneNeverLowersIt() {
        ArimaModel model = ArimaModel.of(
                new ArimaOrder(0, 1, 0), new double[0], new double[0], Regressors.none(), new double[0], new double[] {
                    5, 7
                });
        model.update(Double.NaN, false);
        model.update(3, true);
        assertThat(model.path(2)).containsExactly(7, 7);
        model.update(9, true);
        assertThat(model.path(1)).containsExactly(9);
    }

    @Test
    void carriesWavesAndADriftOn() {
        Random random = new Random(SEED);
        Fourier fourier = new Fourier(new int[] {24}, new int[] {2});
        double[] values = new double[480];
        double walk = 0;
        for (int t = 0; t < values.length; t++) {
            walk += 0.05 + 0.05 * random.nextGaussian();
            values[t] = 100 + walk + 10 * Math.sin(2 * Math.PI * t / 24);
        }

        ArimaModel model = Arima.automatic(Regressors.waves(fourier), "day").fit(TimeSeries.of(values));

        assertThat(model.order().differences()).isEqualTo(1);
        double[] path = model.path(48);
        for (int h = 0; h < 48; h++) {
            double expected = 100 + walk + 0.05 * (h + 1) + 10 * Math.sin(2 * Math.PI * (480 + h) / 24);
            assertThat(path[h]).isCloseTo(expected, within(1.5));
        }
    }

    @Test
    void takesAsManyWavesAsTheSeasonHas() {
        Random random = new Random(SEED);
        double[] values = new double[960];
        for (int t = 0; t < values.length; t++) {
            values[t] = 50
                    + 10 * Math.sin(2 * Math.PI * t / 48)
                    + 5 * Math.cos(2 * Math.PI * 3 * t / 48)
                    + 3 * Math.sin(2 * Math.PI * t / 240)
                    + random.nextGaussian();
        }

        Fourier best = new WaveChoice(values, new int[] {48, 240}, new int[] {10, 5}).best();

        assertThat(best.columns()).isBetween(2 * 3 + 2, 2 * 5 + 4);
    }

    @Test
    void refusesAnOrderThatIsNone() {
        assertThatThrownBy(() -> new ArimaOrder(1, -1, 0)).hasMessageContaining("must not be negative");
    }
}
