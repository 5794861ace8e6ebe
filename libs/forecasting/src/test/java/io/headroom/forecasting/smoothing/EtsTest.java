package io.headroom.forecasting.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.TimeSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exponential smoothing where the answer is known without R. */
class EtsTest {

    @Test
    void simpleSmoothingByHand() {
        EtsParameters half = new EtsParameters(0.5, 0, 0, 1);
        EtsModel model =
                EtsModel.of(EtsForm.of("ANN"), 1, half, new EtsState(10, 0, new double[0]), new double[] {12, 8});

        assertThat(model.path(2)).containsExactly(9.5, 9.5); // 10 -> 11 -> 9.5
        assertThat(model.logLikelihood()).isCloseTo(-Math.log(4 + 9), within(1e-12)); // n/2 log sum of squares
    }

    @Test
    void aMissingStepMovesAlongTheTrend() {
        EtsParameters parameters = new EtsParameters(0.5, 0.1, 0, 1);
        EtsModel model =
                EtsModel.of(EtsForm.of("AAN"), 1, parameters, new EtsState(10, 2, new double[0]), new double[0]);
        model.update(Double.NaN, false);

        assertThat(model.path(2)).containsExactly(14, 16);
        model.update(1, true);
        assertThat(model.path(1)).containsExactly(16);
        model.update(18, true);
        assertThat(model.level()).isEqualTo(17); // 16, half way to 18
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.1, 0.1, 1, AAA, 12, true",
        "0.1, 0.05, 0.85, 0.9, AAdA, 12, true",
        "0.5, 0, 1.6, 1, ANA, 4, false",
        "1.9, 0, 0, 1, ANN, 1, true",
        "2.1, 0, 0, 1, ANN, 1, false",
        "0.5, 3.1, 0, 1, AAN, 1, false"
    })
    void knowsWhichParametersLetThePastFade(
            double alpha, double beta, double gamma, double phi, String form, int period, boolean admissible) {
        assertThat(new EtsParameters(alpha, beta, gamma, phi).isAdmissible(EtsForm.of(form), period))
                .isEqualTo(admissible);
    }

    @Test
    void carriesATrendAndASeasonOn() {
        double[] values = new double[60];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 + i + 5 * (i % 4);
        }

        double[] path = Ets.of(EtsForm.of("AAA"), 4).fit(TimeSeries.of(values)).path(5);

        assertThat(path).containsExactly(new double[] {160, 166, 172, 178, 164}, within(0.05));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NNN", "ANdN", "AXN", "AA", "AAAAA"})
    void refusesACodeThatIsNoForm(String code) {
        assertThatThrownBy(() -> EtsForm.of(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesZerosWhereItMultiplies() {
        Ets multiplicative = Ets.of(EtsForm.of("MNN"), 1);

        assertThatThrownBy(() -> multiplicative.fit(TimeSeries.of(1, 0, 1, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 0");
        assertThat(Ets.automatic(1).fit(TimeSeries.of(1, 0, 1, 1, 1)).form().error())
                .isEqualTo(Component.ADDITIVE);
    }
}
