package io.headroom.forecasting.quantileregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DemandFeaturesTest {

    private static final int DAY = 288;
    private static final int KNOWN = 8 * DAY + 17;

    private final double[] values =
            new Random(3).doubles(10 * DAY).map(value -> 1 + value).toArray();

    @Test
    void tellsNewestValuesMaximaAndTheSameTimeBefore() {
        float[] row = row(values, 2, KNOWN, KNOWN + 1);

        assertThat(row[0]).isEqualTo((float) values[KNOWN - 1] / 2);
        assertThat(row[3]).isEqualTo((float) values[KNOWN - 4] / 2);
        assertThat(row[4]).isEqualTo((float) (largest(KNOWN - 3, KNOWN) / 2));
        assertThat(row[7]).isEqualTo((float) (largest(KNOWN - 36, KNOWN) / 2));
        assertThat(row[12]).isEqualTo((float) (largest(KNOWN - DAY, KNOWN) / 2));
        assertThat(row[14]).isEqualTo((float) (values[KNOWN + 1 - DAY] / 2));
        assertThat(row[15]).isEqualTo((float) (largest(KNOWN + 1 - DAY - 3, KNOWN + 1 - DAY + 4) / 2));
    }

    @Test
    void looksAtNothingThatIsNotKnown() {
        double[] other = values.clone();
        Arrays.fill(other, KNOWN, other.length, Double.NaN);

        assertThat(row(other, 2, KNOWN, KNOWN + 3)).isEqualTo(row(values, 2, KNOWN, KNOWN + 3));
        assertThat(features(other, 4).scale(KNOWN))
                .isEqualTo(features(values, 4).scale(KNOWN));
    }

    @Test
    void aSeriesTenTimesAsLargeLooksTheSameInTermsOfItself() {
        double[] large = Arrays.stream(values).map(value -> 10 * value).toArray();
        double scale = features(values, 4).scale(KNOWN);

        assertThat(features(large, 40).scale(KNOWN)).isCloseTo(10 * scale, within(1e-9));
        float[] small = row(values, scale, KNOWN, KNOWN + 1);
        float[] same = row(large, 10 * scale, KNOWN, KNOWN + 1);
        for (int i = 0; i < DemandFeatures.COUNT - 2; i++) {
            assertThat(same[i]).as("feature %d", i).isCloseTo(small[i], within(1e-4f));
        }
    }

    @Test
    void twoDaysAreEnoughAndSilenceIsMeasuredByAQuarterUnit() {
        double[] silent = new double[3 * DAY];

        assertThat(features(silent, 4).scale(2 * DAY)).isEqualTo(0.0625);
        for (float value : row(silent, 0.0625, 2 * DAY, 2 * DAY + 3)) {
            assertThat(value).isFinite();
        }
    }

    private double largest(int from, int to) {
        return Arrays.stream(values, from, to).max().orElseThrow();
    }

    private static DemandFeatures features(double[] values, double capacity) {
        return new DemandFeatures(values, DAY, 0.25, capacity);
    }

    private static float[] row(double[] values, double scale, int known, int step) {
        float[] row = new float[DemandFeatures.COUNT];
        features(values, 4).write(known, step, scale, row);
        return row;
    }
}
