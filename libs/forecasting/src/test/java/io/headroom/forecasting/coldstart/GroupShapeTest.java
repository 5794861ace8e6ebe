package io.headroom.forecasting.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecasting.Histories;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.calibration.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupShapeTest {

    private static final int DAY = 48;
    private static final double[] LEVELS = {0.5, 0.9, 0.99};
    private static final List<Span> SPANS = List.of(new Span(0, 1), new Span(11, 1), new Span(36, 12));

    @Test
    void ofOneThatNothingIsKnownOfTheMembersTypicalLevelIsTheMiddleAndTheirSpreadTheWidth() {
        GroupShape alike = shape(new double[] {10, 10, 10, 10});
        GroupShape apart = shape(new double[] {2, 5, 20, 50});
        double[] narrow = new double[LEVELS.length];
        double[] wide = new double[LEVELS.length];

        alike.speak(Newcomer.UNKNOWN, 0, 0, 1, narrow);
        apart.speak(Newcomer.UNKNOWN, 0, 0, 1, wide);

        assertThat(alike.typicalLevel()).isBetween(9.5, 10.5);
        assertThat(apart.typicalLevel()).isBetween(12.0, 13.0);
        assertThat(narrow[2] / narrow[0]).isLessThan(1.5);
        assertThat(wide[2] / wide[0]).isGreaterThan(3);
    }

    @Test
    void theCourseOfTheDayIsThatOfTheOthersWheneverTheNewcomerComes() {
        GroupShape shape = shape(new double[] {2, 5, 20, 50});
        double[] noon = new double[LEVELS.length];
        double[] night = new double[LEVELS.length];

        // The members' days begin with the step after their end and peak a quarter of a day later.
        shape.later(DAY / 4).speak(flat(12), 0, 0, 1, noon);
        shape.later(DAY / 4).speak(flat(12), 2, DAY / 2, DAY / 2 + 1, night);

        assertThat(noon[0]).isGreaterThan(2 * night[0]);
    }

    @Test
    void membersThatOftenStandStillTellOfNoMoreThanTheirOwnPeaks() {
        double[][] members = new double[4][];
        for (int i = 0; i < members.length; i++) {
            Random random = new Random(i);
            members[i] = new double[14 * DAY];
            Arrays.setAll(members[i], step -> random.nextInt(10) == 0 ? 20 : 0);
        }
        double[] levels = {0.5, 0.9, 0.999};
        double[] row = new double[levels.length];

        // A mean of some 2 and peaks of 20: ten times the level of 7, where 20 after 0 is no multiple at all.
        GroupShape.of(Arrays.stream(members).map(TimeSeries::of).toList(), SPANS, levels, DAY)
                .orElseThrow()
                .speak(flat(1), 0, 0, 1, row);

        assertThat(row[2]).isBetween(7.0, 100.0);
    }

    @Test
    void twoMembersWithTwoDaysAreTheFewest() {
        double[] long1 = member(new Random(1), 5, 4 * DAY);
        double[] long2 = member(new Random(2), 5, 4 * DAY);
        double[] zero = new double[4 * DAY];

        assertThat(of(long1)).isEmpty();
        assertThat(of(long1, member(new Random(3), 5, DAY))).isEmpty();
        assertThat(of(long1, zero)).isEmpty();
        assertThat(of(long1, long2)).isPresent();
        assertThat(of()).isEmpty();
    }

    @Test
    void whateverMembersThereAreQuantilesAreFiniteNotNegativeAndNeverFall() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            double[][] members = new double[2 + random.nextInt(4)][];
            Arrays.setAll(members, i -> Histories.nasty(random, DAY));
            Optional<GroupShape> shape = of(members);
            if (shape.isPresent()) {
                Newcomer own = known(Histories.nasty(random, 4));
                double[] row = new double[LEVELS.length];
                for (int group = 0; group < SPANS.size(); group++) {
                    shape.get().later(random.nextInt(1_000)).speak(own, group, 3, 9, row);
                    double before = 0;
                    for (double value : row) {
                        assertThat(value).as("seed %d", seed).isFinite().isGreaterThanOrEqualTo(before);
                        before = value;
                    }
                }
            }
        }
    }

    private static Newcomer flat(int known) {
        return known(IntStream.range(0, known).mapToDouble(i -> 7).toArray());
    }

    private static Newcomer known(double[] values) {
        return new Newcomer() {
            @Override
            public int known() {
                return values.length;
            }

            @Override
            public int since() {
                return 0;
            }

            @Override
            public double ago(int steps) {
                return values[values.length - steps];
            }
        };
    }

    private static GroupShape shape(double[] levels) {
        Random random = new Random(4);
        return of(Arrays.stream(levels)
                        .mapToObj(level -> member(random, level, 7 * DAY))
                        .toArray(double[][]::new))
                .orElseThrow();
    }

    private static Optional<GroupShape> of(double[]... members) {
        return GroupShape.of(Arrays.stream(members).map(TimeSeries::of).toList(), SPANS, LEVELS, DAY);
    }

    private static double[] member(Random random, double level, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            double time = 2 * Math.PI * (i - size) / DAY;
            values[i] = level * (1 + 0.6 * Math.sin(time) + 0.05 * random.nextGaussian());
        }
        return values;
    }
}
