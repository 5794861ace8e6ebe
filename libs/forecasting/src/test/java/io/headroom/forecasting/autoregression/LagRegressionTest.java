package io.headroom.forecasting.autoregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.TimeSeries;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Regression on past values where the truth is known. */
class LagRegressionTest {

    private static final long SEED = 11;

    @Test
    void findsTheCoefficientsThatMadeTheSeries() {
        Random random = new Random(SEED);
        double[] values = new double[4000];
        for (int t = 0; t < values.length; t++) {
            double before = t < 1 ? 100 : values[t - 1];
            double season = t < 24 ? 100 : values[t - 24];
            values[t] = 20 + 0.5 * before + 0.3 * season + random.nextGaussian();
        }

        LagModel model = new LagRegression(1e-6, Double.POSITIVE_INFINITY, 1, 24).fit(TimeSeries.of(values));

        double[] path = model.path(2);
        assertThat(path[0]).isCloseTo(20 + 0.5 * values[3999] + 0.3 * values[3976], within(0.3));
        assertThat(path[1]).isCloseTo(20 + 0.5 * path[0] + 0.3 * values[3977], within(0.3));
    }

    @Test
    void aStepTakenMovesThePathOn() {
        double[] values = new double[100];
        for (int t = 0; t < values.length; t++) {
            values[t] = 50 + 10 * Math.sin(t);
        }
        LagModel model = new LagRegression(0, Double.POSITIVE_INFINITY, 1, 2).fit(TimeSeries.of(values));
        double[] before = model.path(3);

        model.update(before[0], false);
        model.update(Double.NaN, false);
        model.update(0, true);

        assertThat(model.path(1)[0]).isCloseTo(50 + 10 * Math.sin(103), within(1e-6));
        assertThat(before[2]).isCloseTo(50 + 10 * Math.sin(102), within(1e-6));
    }

    @Test
    void neverRunsAway() {
        double[] values = new double[60];
        for (int t = 0; t < values.length; t++) {
            values[t] = Math.pow(1.2, t);
        }

        double[] path = new LagRegression(0, Double.POSITIVE_INFINITY, 1)
                .fit(TimeSeries.of(values))
                .path(200);

        assertThat(path[199]).isLessThan(5 * values[59]);
    }

    @Test
    void oldValuesFade() {
        double[] values = new double[400];
        for (int t = 1; t < values.length; t++) {
            values[t] = t % 2 == 0 ? 1 : t < 300 ? 1 : 3; // constant, then alternating
        }

        double[] path =
                new LagRegression(1e-6, 10, 1).fit(TimeSeries.of(values)).path(2);

        assertThat(path[0]).isCloseTo(1, within(0.1));
        assertThat(path[1]).isCloseTo(3, within(0.1));
    }

    @Test
    void seasonalLagsAreTheLastStepsAndTheSameTimes() {
        assertThat(Lags.seasonal(24, 3, 1, 2)).containsExactly(1, 2, 3, 23, 24, 25, 47, 48, 49);
        assertThat(Lags.seasonal(2, 2, 2, 1)).containsExactly(1, 2, 3, 4);
    }
}
