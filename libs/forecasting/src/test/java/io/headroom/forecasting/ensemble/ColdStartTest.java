package io.headroom.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.Fallback;
import io.headroom.forecasting.Forecast;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.coldstart.GroupShape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A young series of a group whose members go through a common day at levels of their own. */
class ColdStartTest {

    private static final int DAY = 288;
    private static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};
    private static final Horizon HORIZON = Horizon.of(12, new int[] {1, 3, 6, 12}, 23);
    private static final AutoForecaster AUTO = new AutoForecaster(HORIZON, LEVELS, DAY);
    private static final int NEWCOMERS = 30;

    private final Random random = new Random(7);
    private final List<TimeSeries> members =
            Stream.generate(() -> TimeSeries.of(member(7 * DAY))).limit(8).toList();
    private final GroupShape shape = AUTO.shape(members).orElseThrow();

    /** After an hour, four hours, eight and a day; the share of the loss alone that is left at most. */
    @ParameterizedTest
    @CsvSource({"12, 0.55", "46, 0.5", "96, 0.35", "288, 0.5"})
    void whatItBorrowsLosesClearlyLessThanWhatItHasAlone(int known, double share) {
        double alone = 0;
        double borrowing = 0;
        for (int i = 0; i < NEWCOMERS; i++) {
            Newcomer newcomer = new Newcomer(known, i);
            alone += newcomer.loss(null);
            borrowing += newcomer.loss(newcomer.shape());
        }

        assertThat(borrowing).isLessThan(share * alone);
    }

    /** Its day is turned by hours, and it is much smaller or larger than they are. */
    @ParameterizedTest
    @CsvSource({"12, 144, 1", "12, 0, 0.02", "12, 0, 50", "12, 72, 5", "96, 144, 1"})
    void oneThatIsUnlikeItsGroupLosesAtMostTwiceAsMuch(int known, int turned, double times) {
        double alone = 0;
        double borrowing = 0;
        for (int i = 0; i < NEWCOMERS; i++) {
            double[] other = member(10 * DAY);
            double[] values = Arrays.stream(other, turned, turned + 8 * DAY)
                    .map(value -> times * value)
                    .toArray();
            Newcomer newcomer = new Newcomer(values, known, (i * 37) % DAY);
            alone += newcomer.loss(null);
            borrowing += newcomer.loss(newcomer.shape());
        }

        assertThat(borrowing).isLessThan(2 * alone);
    }

    @Test
    void asMuchFallsBelowItsQuantilesAsTheyTell() {
        double[] below = new double[LEVELS.length];
        int outcomes = 0;
        for (int i = 0; i < 4 * NEWCOMERS; i++) {
            Newcomer newcomer = new Newcomer(12, i);
            Forecast forecast = newcomer.fit(newcomer.shape()).predict();
            for (int target = 0; target < HORIZON.targets(); target++) {
                outcomes++;
                for (int k = 0; k < LEVELS.length; k++) {
                    below[k] += newcomer.outcome(target) <= forecast.get(target, k) ? 1 : 0;
                }
            }
        }

        assertThat(below[2] / outcomes).isCloseTo(0.9, within(0.08));
        assertThat(below[5] / outcomes).isCloseTo(0.99, within(0.03));
    }

    @Test
    void itSaysSoAndIsNotBroughtBackFromWhatWasSaved() {
        Newcomer newcomer = new Newcomer(12, 0);

        FittedModel model = newcomer.fit(newcomer.shape());

        assertThat(model.fallback()).isEqualTo(Fallback.BORROWED_SHAPE);
        assertThat(model.name()).isEqualTo("group-shape");
        assertThat(AUTO.restore(newcomer.known(), model.save())).isNull();
        assertThat(newcomer.fit(null).fallback()).isEqualTo(Fallback.NO_HISTORY);
        Newcomer older = new Newcomer(DAY, 0);
        assertThat(older.fit(older.shape()).fallback()).isEqualTo(Fallback.BORROWED_SHAPE);
        assertThat(older.fit(older.shape()).name()).startsWith("group-shape+");
        assertThat(older.fit(null).fallback()).isEqualTo(Fallback.SHORT_HISTORY);
    }

    @Test
    void withTwoDaysOfItsOwnItBorrowsNothing() {
        Newcomer grown = new Newcomer(AUTO.borrowsUntil(), 0);

        FittedModel borrowing = grown.fit(grown.shape());
        Forecast own = grown.fit(null).predict();

        assertThat(borrowing.fallback()).isNotEqualTo(Fallback.BORROWED_SHAPE);
        assertThat(borrowing.predict().row(0)).containsExactly(own.row(0));
    }

    @Test
    void whatIsBorrowedFadesStepByStep() {
        Newcomer newcomer = new Newcomer(60, 0);
        History history = new History(newcomer.known(), AUTO.usefulHistory());
        Borrowed borrowed = new Borrowed(newcomer.shape(), history, 48, AUTO.borrowsUntil());
        double before = borrowed.weight();

        for (int step = 60; step < AUTO.borrowsUntil(); step++) {
            history.add(1, false);
            assertThat(borrowed.weight()).isLessThan(before);
            before = borrowed.weight();
        }

        assertThat(before).isZero();
    }

    /** Steps taken since the fit move the hour of the day on. */
    @Test
    void itTakesFurtherStepsAsIfItHadBeenFittedToThem() {
        Newcomer later = new Newcomer(24, 1);
        Newcomer sooner = later.atFewer(12);
        FittedModel model = sooner.fit(sooner.shape());
        for (int step = 12; step < 24; step++) {
            model.update(later.known().get(step), false);
        }

        Forecast updated = model.predict();
        Forecast fitted = later.fit(later.shape()).predict();

        for (int target = 0; target < HORIZON.targets(); target++) {
            assertThat(updated.get(target, 2)).isCloseTo(fitted.get(target, 2), within(1e-9));
        }
    }

    /** One that came some time after the shape was made. */
    private final class Newcomer {

        private final double[] values;
        private final int known;
        private final int offset;

        Newcomer(int known, int number) {
            this(member(8 * DAY), known, (number * 37) % DAY);
        }

        private Newcomer(double[] values, int known, int offset) {
            this.values = values;
            this.known = known;
            this.offset = offset;
        }

        Newcomer atFewer(int fewer) {
            return new Newcomer(values, fewer, offset);
        }

        TimeSeries known() {
            return TimeSeries.of(Arrays.copyOfRange(values, offset, offset + known));
        }

        GroupShape shape() {
            return shape.later(offset + known);
        }

        FittedModel fit(@Nullable GroupShape of) {
            return AUTO.fit(known(), List.of(), of);
        }

        double outcome(int target) {
            double largest = 0;
            for (int step = HORIZON.from(target); step < HORIZON.to(target); step++) {
                largest = Math.max(largest, values[offset + known + step]);
            }
            return largest;
        }

        double loss(@Nullable GroupShape of) {
            Forecast forecast = fit(of).predict();
            double mean = Arrays.stream(values).average().orElseThrow();
            double loss = 0;
            for (int target = 0; target < HORIZON.targets(); target++) {
                for (int k = 0; k < LEVELS.length; k++) {
                    double off = outcome(target) - forecast.get(target, k);
                    loss += Math.max(LEVELS[k] * off, (LEVELS[k] - 1) * off) / mean;
                }
            }
            return loss / HORIZON.targets() / LEVELS.length;
        }
    }

    /** Starts at the same hour as those before ended; its level, its swing and its noise are its own. */
    private double[] member(int size) {
        double level = 5 * Math.exp(0.7 * random.nextGaussian());
        double swing = 0.4 + 0.3 * random.nextDouble();
        double noise = 0;
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            noise = 0.9 * noise + 0.06 * random.nextGaussian();
            values[i] = Math.max(0, level * (1 + swing * Math.sin(2 * Math.PI * i / DAY) + noise));
        }
        return values;
    }
}
