package io.headroom.forecasting.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.headroom.forecasting.Goldens;
import io.headroom.forecasting.TimeSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Regression with ARIMA errors against R's {@code arima} and {@code auto.arima}. */
class ArimaAgainstRTest {

    static List<String> cases() {
        return Goldens.cases("arima.");
    }

    static List<String> chosen() {
        return Goldens.cases("auto.arima.");
    }

    /**
     * R starts the levels of a differenced series from a variance of 10^6 instead of an infinite one, which shows in its
     * likelihood's ninth digit.
     */
    @ParameterizedTest
    @MethodSource("cases")
    void hasRsLikelihoodAndForecastsAtGivenCoefficients(String name) {
        ArimaModel model = at(name);

        double percent = 1e-6;
        assertThat(model.logLikelihood()).isCloseTo(Goldens.number(name, "loglik"), withinPercentage(percent));
        assertThat(model.sigma2()).isCloseTo(Goldens.number(name, "sigma2"), withinPercentage(percent));
        double[] path = model.path(12);
        double[] expected = Goldens.numbers(name, "forecast");
        for (int h = 0; h < 12; h++) {
            assertThat(path[h]).isCloseTo(expected[h], withinPercentage(1e-4));
        }
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void findsAnOrderAsGoodAsRs(String name) {
        ArimaModel model = Arima.automatic().fit(TimeSeries.of(Goldens.numbers(name.substring(11), "values")));

        assertThat(model.order().differences()).isEqualTo((int) Goldens.numbers(name, "order")[1]);
        assertThat(model.aicc()).isLessThan(Goldens.number(name, "aicc") + 0.05);
    }

    private static ArimaModel at(String name) {
        double[] order = Goldens.numbers(name, "order");
        double[] all = Goldens.numbers(name, "coefficients");
        ArimaOrder code = new ArimaOrder((int) order[0], (int) order[1], (int) order[2]);
        double[] coefficients = Arrays.copyOfRange(all, code.coefficients(), all.length);
        double[] values = Goldens.numbers(Goldens.has(name, "values") ? name : name.split("\\.")[1], "values");
        return ArimaModel.of(
                code,
                Arrays.copyOf(all, code.autoregressive()),
                Arrays.copyOfRange(all, code.autoregressive(), code.coefficients()),
                coefficients.length == 0 ? Regressors.none() : table(name, coefficients.length),
                coefficients,
                values);
    }

    private static Regressors table(String name, int columns) {
        double[] past = Goldens.numbers(name, "regressors");
        double[] ahead = Goldens.numbers(name, "ahead");
        double[] cells = Arrays.copyOf(past, past.length + ahead.length);
        System.arraycopy(ahead, 0, cells, past.length, ahead.length);
        return new Regressors() {
            @Override
            public int count() {
                return columns;
            }

            @Override
            public void at(long step, double[] row) {
                System.arraycopy(cells, (int) step * columns, row, 0, columns);
            }
        };
    }
}
