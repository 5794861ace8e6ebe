package io.headroom.forecasting.seasonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.Goldens;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Periods found in series whose periods are known. */
class SeasonsTest {

    private static final long SEED = 21;

    @ParameterizedTest
    @ValueSource(ints = {5, 17, 24, 60, 97, 288, 400})
    void anyPeriodUnderNoise(int period) {
        double[] values = series(2000, t -> 3 * Math.sin(2 * Math.PI * t / period), 2);

        List<Integer> found = periods(values);
        assertThat(found).hasSize(1);
        // What few repetitions under noise can tell.
        assertThat(found.get(0)).isCloseTo(period, within((int) Math.ceil(period * period / 16_000.0)));
        assertThat(Seasons.of(values, 3, period)).extracting(Season::period).containsExactly(period);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 50, 288})
    void shortBurstsAtEqualDistances(int period) {
        assertThat(periods(series(4032, t -> t % period < Math.max(2, period / 40) ? 40 : 5, 1)))
                .containsExactly(period);
    }

    @Test
    void aDayWithinAWeek() {
        double[] values =
                series(4032, t -> 50 + (t / 288 % 7 >= 5 ? -15 : 0) + 10 * Math.sin(2 * Math.PI * t / 288), 3);

        assertThat(Seasons.of(values, 3, 288, 2016)).extracting(Season::period).containsExactly(288, 2016);
    }

    @Test
    void twoPeriodsThatDoNotNest() {
        double[] values = series(3000, t -> 4 * Math.sin(2 * Math.PI * t / 17) + 6 * Math.sin(2 * Math.PI * t / 60), 2);

        assertThat(periods(values)).containsExactly(17, 60);
    }

    @Test
    void noneInNoiseAndInStillness() {
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            assertThat(periods(series(1000, t -> random.nextGaussian(), 0)))
                    .as("noise " + i)
                    .isEmpty();
        }
        assertThat(periods(new double[1000])).isEmpty();
        assertThat(periods(series(1000, t -> 5 + 2 * t, 0))).isEmpty();
        assertThat(periods(new double[] {1, 2, 1})).isEmpty();
    }

    /** A walk's own slow waves look like few repetitions now and then. */
    @Test
    void hardlyAnyInAWalk() {
        Random random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < 100; i++) {
            double[] level = {0};
            found += periods(series(1000, t -> level[0] += random.nextGaussian(), 0))
                            .isEmpty()
                    ? 0
                    : 1;
        }

        assertThat(found).isLessThanOrEqualTo(6);
    }

    @Test
    void aFewWildValuesDoNotHideIt() {
        Random random = new Random(SEED);
        double[] values = series(2016, t -> 10 + 3 * Math.sin(2 * Math.PI * t / 144), 1);
        for (int i = 0; i < 10; i++) {
            values[random.nextInt(values.length)] = 1e6;
        }

        assertThat(periods(values)).containsExactly(144);
    }

    @ParameterizedTest
    @CsvSource({"AirPassengers, 12", "USAccDeaths, 12", "UKgas, 4"})
    void theSeasonsOfTheTextbook(String name, int period) {
        assertThat(periods(Goldens.numbers(name, "values"))).containsExactly(period);
    }

    @Test
    void strengthIsTheShareThatOtherRepetitionsForetell() {
        Season whole = Seasons.of(series(4000, t -> t % 4 == 0 ? 1 : -1, 0), 1).get(0);
        // A sine of amplitude 2 has variance 2, beside noise of variance 2.
        Season half = Seasons.of(series(50_000, t -> 2 * Math.sin(2 * Math.PI * t / 50), Math.sqrt(2)), 1)
                .get(0);

        assertThat(whole.strength()).isCloseTo(1, within(0.01));
        assertThat(half.strength()).isCloseTo(0.5, within(0.02));
    }

    private static List<Integer> periods(double[] values) {
        return Seasons.of(values, 3).stream().map(Season::period).toList();
    }

    private static double[] series(int size, IntToDoubleFunction shape, double noise) {
        Random random = new Random(SEED);
        double[] values = new double[size];
        for (int t = 0; t < size; t++) {
            values[t] = shape.applyAsDouble(t) + noise * random.nextGaussian();
        }
        return values;
    }
}
