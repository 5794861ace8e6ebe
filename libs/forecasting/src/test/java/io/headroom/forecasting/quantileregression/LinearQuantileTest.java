package io.headroom.forecasting.quantileregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear quantile regression where the truth is known. */
class LinearQuantileTest {

    private static final int ROWS = 4000;

    private final Uneven given = Uneven.of(ROWS, 5);

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
    void findsTheQuantilesThatMadeTheOutcomes(double level) {
        LinearQuantile model = LinearQuantile.fit(given.rows(), given.outcomes(), level);

        for (float x : new float[] {0, 0.5f, 1}) {
            assertThat(model.at(new float[] {x, 0.5f})).isCloseTo(Uneven.quantile(x, level), within(0.1));
        }
    }

    /** With a constant, the share of outcomes below is at most the level and that of outcomes above at most the rest. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 0.98, 0.999})
    void asManyOutcomesLieBelowAsTheLevelSays(double level) {
        LinearQuantile model = LinearQuantile.fit(given.rows(), given.outcomes(), level);

        int below = 0;
        int above = 0;
        for (int i = 0; i < ROWS; i++) {
            double under = given.outcomes()[i] - model.at(given.rows().get(i));
            below += under < -1e-3 ? 1 : 0;
            above += under > 1e-3 ? 1 : 0;
        }
        assertThat(below).isLessThanOrEqualTo((int) Math.ceil(level * ROWS));
        assertThat(above).isLessThanOrEqualTo((int) Math.ceil((1 - level) * ROWS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 0.99})
    void noPlaneNearbyFitsBetter(double level) {
        LinearQuantile model = LinearQuantile.fit(given.rows(), given.outcomes(), level);

        double least = loss(model, level, 0, 0, 0);
        for (double[] by : new double[][] {{0.02, 0, 0}, {0, 0.02, 0}, {0, 0, 0.02}, {0.02, -0.02, 0.01}}) {
            assertThat(loss(model, level, by[0], by[1], by[2])).isGreaterThan(least * (1 - 1e-4));
            assertThat(loss(model, level, -by[0], -by[1], -by[2])).isGreaterThan(least * (1 - 1e-4));
        }
    }

    private double loss(LinearQuantile model, double level, double constant, double first, double second) {
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
            float[] row = given.rows().get(i);
            double quantile = model.at(row) + constant + first * row[0] + second * row[1];
            sum += Uneven.loss(given.outcomes()[i], quantile, level);
        }
        return sum;
    }

    @Test
    void featuresThatAreConstantOrSaidTwiceDoNoHarm() {
        List<float[]> rows = new ArrayList<>();
        given.rows().forEach(row -> rows.add(new float[] {3, row[0], row[0], row[1]}));

        LinearQuantile wide = LinearQuantile.fit(rows, given.outcomes(), 0.9);

        assertThat(wide.at(new float[] {3, 0.5f, 0.5f, 0.5f})).isCloseTo(Uneven.quantile(0.5, 0.9), within(0.05));
    }

    @Test
    void outcomesOnAPlaneAreMetExactly() {
        double[] outcomes = given.rows().stream()
                .mapToDouble(row -> 2 + 3 * row[0] - row[1])
                .toArray();

        LinearQuantile model = LinearQuantile.fit(given.rows(), outcomes, 0.99);

        assertThat(model.at(new float[] {0.2f, 0.7f})).isCloseTo(1.9, within(1e-5));
    }

    @Test
    void outcomesThatNeverChangeAreTheirOwnQuantile() {
        LinearQuantile model = LinearQuantile.fit(given.rows(), new double[ROWS], 0.9);

        assertThat(model.at(new float[] {0.2f, 0.7f})).isCloseTo(0, within(1e-9));
    }

    @Test
    void refusesWhatItCannotLearnFrom() {
        List<float[]> one = List.of(new float[] {1});
        assertThatThrownBy(() -> LinearQuantile.fit(List.of(), new double[0], 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LinearQuantile.fit(one, new double[2], 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LinearQuantile.fit(one, new double[1], 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LinearQuantile.fit(one, new double[] {Double.NaN}, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LinearQuantile.fit(List.of(new float[] {Float.NaN}), new double[1], 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        LinearQuantile model = LinearQuantile.fit(one, new double[1], 0.5);
        assertThatThrownBy(() -> model.at(new float[2])).isInstanceOf(IllegalArgumentException.class);
    }
}
