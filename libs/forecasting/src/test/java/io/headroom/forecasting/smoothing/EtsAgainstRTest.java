package io.headroom.forecasting.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.headroom.forecasting.Goldens;
import io.headroom.forecasting.TimeSeries;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exponential smoothing against R's {@code ets}. */
class EtsAgainstRTest {

    private static final double MILLIONTH_IN_PERCENT = 1e-4;

    static List<String> cases() {
        return Goldens.cases("ets.");
    }

    static List<String> chosen() {
        return Goldens.cases("auto.ets.");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasRsLikelihoodAndForecastsAtRsParameters(String name) {
        double[] parameters = Goldens.numbers(name, "parameters");
        EtsParameters given = new EtsParameters(
                parameters[0], orElse(parameters[1], 0), orElse(parameters[2], 0), orElse(parameters[3], 1));
        double[] season = Goldens.has(name, "season") ? Goldens.numbers(name, "season") : new double[0];
        EtsState first = new EtsState(Goldens.number(name, "level"), orElse(Goldens.number(name, "trend"), 0), season);

        EtsModel model = EtsModel.of(form(name), period(name), given, first, values(name));

        assertThat(model.logLikelihood()).isCloseTo(Goldens.number(name, "loglik"), withinPercentage(1e-8));
        assertThat(model.aicc()).isCloseTo(Goldens.number(name, "aicc"), withinPercentage(1e-8));
        assertPath(model, Goldens.numbers(name, "path"));
        if (isLinear(name)) {
            assertPath(model, Goldens.numbers(name, "forecast"));
        }
    }

    /**
     * R's {@code forecast} gives the path without errors for these alone. For MAM and its like it adds the (small) mean of
     * products of errors; of a damped multiplicative trend its {@code etsforecast} counts the first phi twice.
     */
    private static boolean isLinear(String name) {
        EtsForm form = form(name);
        return form.season() != Component.MULTIPLICATIVE && form.trend() != Component.MULTIPLICATIVE;
    }

    private static void assertPath(EtsModel model, double[] expected) {
        double[] path = model.path(expected.length);
        for (int h = 0; h < path.length; h++) {
            assertThat(path[h]).isCloseTo(expected[h], withinPercentage(MILLIONTH_IN_PERCENT));
        }
    }

    /** The likelihoods have many tops: ours may be higher than where R's simplex stopped, hardly ever lower. */
    @ParameterizedTest
    @MethodSource("cases")
    void findsALikelihoodAsHighAsRs(String name) {
        Ets forecaster = Ets.of(form(name), period(name));

        EtsModel model = forecaster.fit(TimeSeries.of(values(name)));

        assertThat(model.logLikelihood()).isGreaterThan(Goldens.number(name, "loglik") - 0.01);
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void choosesAFormAsGoodAsRs(String name) {
        EtsModel model = Ets.automatic(period(name.substring(5))).fit(TimeSeries.of(values(name.substring(5))));

        assertThat(model.aicc()).isLessThan(Goldens.number(name, "aicc") + 0.02);
    }

    private static EtsForm form(String name) {
        return EtsForm.of(name.substring(name.lastIndexOf('.') + 1).replaceFirst("^(..)(.)d$", "$1d$2"));
    }

    private static int period(String name) {
        return (int) Goldens.number(name.split("\\.")[1], "period");
    }

    private static double[] values(String name) {
        return Goldens.numbers(name.split("\\.")[1], "values");
    }

    private static double orElse(double value, double otherwise) {
        return Double.isNaN(value) ? otherwise : value;
    }
}
