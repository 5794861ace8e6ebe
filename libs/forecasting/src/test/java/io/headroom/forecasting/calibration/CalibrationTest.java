package io.headroom.forecasting.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.ensemble.AutoForecaster;
import io.headroom.forecasting.ensemble.FittedModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    private static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.99};

    /** Of the standard normal distribution at those levels. */
    private static final double[] NORMAL = {0, 0.67449, 1.28155, 1.64485, 2.32635};

    private final Calibration calibration = new Calibration(List.of(new Span(0, 1)), LEVELS);

    private double[] published(double centre, double spread) {
        double[] row = Arrays.stream(NORMAL).map(z -> centre + spread * z).toArray();
        calibration.apply(0, row);
        return row;
    }

    private void step(long step, double[] row, double outcome, boolean censored) {
        calibration.published(0, step, row);
        calibration.came(step, one(outcome, censored));
    }

    private static Outcomes one(double value, boolean censored) {
        return new Outcomes() {
            @Override
            public double largest(int length) {
                return value;
            }

            @Override
            public boolean censored(int length) {
                return censored;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1.5, 2})
    void coverageFollowsASpreadThatIsNoLongerWhatItWas(double factor) {
        Random random = new Random(41);
        int[] covered = new int[LEVELS.length];
        int counted = 0;

        for (int t = 0; t < 12_000; t++) {
            double[] row = published(100, 1);
            double outcome = 100 + factor * random.nextGaussian();
            step(t, row, outcome, false);
            if (t >= 4_000) {
                counted++;
                for (int k = 0; k < LEVELS.length; k++) {
                    covered[k] += outcome <= row[k] ? 1 : 0;
                }
            }
        }

        for (int k = 0; k < LEVELS.length; k++) {
            assertThat((double) covered[k] / counted).as("at " + LEVELS[k]).isCloseTo(LEVELS[k], within(0.01));
        }
    }

    @Test
    void changesLittleThatWasRight() {
        Random random = new Random(42);
        double raw = 0;
        double moved = 0;

        for (int t = 0; t < 20_000; t++) {
            double[] row = published(100, 1);
            double outcome = 100 + random.nextGaussian();
            for (int k = 0; k < LEVELS.length; k++) {
                raw += loss(LEVELS[k], outcome, 100 + NORMAL[k]);
                moved += loss(LEVELS[k], outcome, row[k]);
            }
            step(t, row, outcome, false);
        }

        assertThat(moved).isLessThan(1.01 * raw);
    }

    private static double loss(double level, double outcome, double quantile) {
        double under = outcome - quantile;
        return Math.max(level * under, (level - 1) * under);
    }

    @Test
    void neverExplodesNorCrossesNorFallsBelowZero() {
        Random random = new Random(43);

        for (int t = 0; t < 20_000; t++) {
            double[] row = published(random.nextInt(10), random.nextInt(3));
            for (int k = 0; k < row.length; k++) {
                assertThat(row[k]).isBetween(k == 0 ? 0 : row[k - 1], 10 + 2 * 2.33 * (1 + Tracker.HIGHEST));
            }
            step(t, row, random.nextInt(2) == 0 ? 1e12 : Double.NaN, random.nextInt(4) == 0);
        }
    }

    @Test
    void learnsNothingFromWhatIsMissingOrOnlyALowerBound() {
        double[] row = published(100, 1);

        step(0, row, Double.NaN, false);
        step(1, row, 100.5, true);

        assertThat(published(100, 1)).containsExactly(row);
        assertThat(calibration.outcomes()).isZero();
    }

    @Test
    void leavesAConstantAlone() {
        for (int t = 0; t < 1_000; t++) {
            step(t, published(5, 0), 5, false);
        }

        assertThat(published(100, 1)[1]).isCloseTo(100.67449, within(1e-9));
        assertThat(calibration.coverage()).containsOnly(1);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        Random random = new Random(44);
        for (int t = 0; t < 500; t++) {
            step(t, published(100, 1), 100 + 2 * random.nextGaussian(), false);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        calibration.write(new DataOutputStream(bytes));

        Calibration read = new Calibration(List.of(new Span(0, 1)), LEVELS);
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        double[] row = Arrays.stream(NORMAL).map(z -> 100 + z).toArray();
        read.apply(0, row);
        assertThat(row).containsExactly(published(100, 1), within(1e-5));
        assertThat(read.coverage()).containsExactly(calibration.coverage());
        byte[] broken = bytes.toByteArray();
        Arrays.fill(broken, (byte) 0x7f);
        assertThatThrownBy(() -> read.read(new DataInputStream(new ByteArrayInputStream(broken))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aModelFollowsAsItsSeriesGrowsRestless() {
        double[] followed = coverageOfARestlessSeries(true);
        double[] frozen = coverageOfARestlessSeries(false);

        for (int k = 1; k < LEVELS.length; k++) {
            assertThat(Math.abs(followed[k] - LEVELS[k]))
                    .as("at " + LEVELS[k])
                    .isLessThan(0.02)
                    .isLessThan(Math.abs(frozen[k] - LEVELS[k]));
        }
    }

    /** Four days of noise, then as much as three times that: shares of the single steps ahead covered at each level. */
    private static double[] coverageOfARestlessSeries(boolean following) {
        Random random = new Random(45);
        double[] past = new double[4 * 288];
        Arrays.setAll(past, t -> 100 + random.nextGaussian());
        FittedModel model = new AutoForecaster(Horizon.of(12, new int[] {1, 3}, 1), LEVELS, 288)
                .fit(TimeSeries.of(past), List.of());
        if (!following) {
            model.freezeCalibration();
        }
        double[] covered = new double[LEVELS.length];
        int steps = 10_000;
        int settling = 2_000;
        for (int t = 0; t < steps; t++) {
            double[] row = model.predict().row(0);
            double value = 100 + (1 + 2.0 * Math.min(t, settling) / settling) * random.nextGaussian();
            model.update(value, false);
            for (int k = 0; k < LEVELS.length && t >= 2 * settling; k++) {
                covered[k] += (value <= row[k] ? 1.0 : 0) / (steps - 2 * settling);
            }
        }
        return covered;
    }
}
