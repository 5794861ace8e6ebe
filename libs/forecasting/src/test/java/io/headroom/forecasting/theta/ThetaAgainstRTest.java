package io.headroom.forecasting.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.headroom.forecasting.Goldens;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.seasonality.SeasonalFigures;
import io.headroom.forecasting.smoothing.EtsForm;
import io.headroom.forecasting.smoothing.EtsModel;
import io.headroom.forecasting.smoothing.EtsParameters;
import io.headroom.forecasting.smoothing.EtsState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Theta method against R's {@code thetaf}. */
class ThetaAgainstRTest {

    static List<String> cases() {
        return Goldens.cases("theta.");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasRsForecastsAtRsSmoothing(String name) {
        double[] values = values(name);
        double[] figures = isSeasonal(name) ? SeasonalFigures.multiplicative(values, period(name)) : new double[] {1};
        for (int i = 0; i < values.length; i++) {
            values[i] /= figures[i % figures.length];
        }
        EtsModel smoothed = EtsModel.of(
                EtsForm.of("ANN"),
                1,
                new EtsParameters(Goldens.number(name, "alpha"), 0, 0, 1),
                new EtsState(Goldens.number(name, "level"), 0, new double[0]),
                values);
        ThetaModel model = new ThetaModel(smoothed, Goldens.number(name, "drift"), values.length, figures);

        assertClose(model.path(30), Goldens.numbers(name, "forecast"), 1e-4);
    }

    /** R's simplex stops about four digits before the best smoothing constant, which moves the level a little. */
    @ParameterizedTest
    @MethodSource("cases")
    void findsRsForecastsByItself(String name) {
        ThetaModel model = new Theta(period(name)).fit(TimeSeries.of(values(name)));

        assertThat(model.isSeasonal()).isEqualTo(isSeasonal(name));
        assertClose(model.path(30), Goldens.numbers(name, "forecast"), 0.1);
    }

    @Test
    void aStepTakenLaterIsAsIfItHadBeenThere() {
        double[] values = values("theta.AirPassengers");
        ThetaModel model = new Theta(12).fit(TimeSeries.of(values));
        double expected = model.path(2)[1];

        model.update(model.path(1)[0], false);

        assertThat(model.path(1)[0]).isCloseTo(expected, withinPercentage(1));
    }

    private static boolean isSeasonal(String name) {
        return period(name) > 1;
    }

    private static int period(String name) {
        return (int) Goldens.number(name.split("\\.")[1], "period");
    }

    private static double[] values(String name) {
        return Goldens.numbers(name.split("\\.")[1], "values");
    }

    private static void assertClose(double[] path, double[] expected, double percent) {
        for (int h = 0; h < path.length; h++) {
            assertThat(path[h]).isCloseTo(expected[h], withinPercentage(percent));
        }
    }
}
