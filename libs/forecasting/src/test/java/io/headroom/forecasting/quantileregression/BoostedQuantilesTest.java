package io.headroom.forecasting.quantileregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.quantileregression.BoostedQuantiles.Lessons;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Boosted quantiles where the truth is known. */
class BoostedQuantilesTest {

    private static final double[] LEVELS = {0.5, 0.9, 0.98};
    private static final Boosting HOW = new Boosting(100, 8, 100, 0.1, 0.5, 7);
    private static final int ROWS = 10_000;

    private final Uneven given = Uneven.of(ROWS, 1);

    @Test
    void findsTheQuantilesThatMadeTheOutcomes() {
        BoostedQuantiles model = BoostedQuantiles.fit(lessons(given, (row, level) -> 0), LEVELS, HOW);

        for (float x = 0.05f; x < 1; x += 0.1f) {
            double[] quantiles = at(model, x, 0, 0, 0);
            for (int k = 0; k < LEVELS.length; k++) {
                assertThat(quantiles[k])
                        .as("x %s, level %s", x, LEVELS[k])
                        .isCloseTo(Uneven.quantile(x, LEVELS[k]), within(0.12));
            }
        }
    }

    @Test
    void leavesWhatIsBelievedWhereItIsRightAndMendsItWhereItIsOff() {
        // Half of the range is believed as it is, of the other half a third too little.
        Belief belief = (row, level) -> Uneven.quantile(row[0], level) * (row[0] < 0.5 ? 1 : 2.0 / 3);
        BoostedQuantiles model = BoostedQuantiles.fit(lessons(given, belief), LEVELS, HOW);

        for (float x : new float[] {0.1f, 0.3f, 0.6f, 0.9f}) {
            double[] believed = Arrays.stream(LEVELS)
                    .map(level -> belief.of(new float[] {x}, level))
                    .toArray();
            double[] quantiles = at(model, x, believed);
            for (int k = 0; k < LEVELS.length; k++) {
                assertThat(quantiles[k])
                        .as("x %s, level %s", x, LEVELS[k])
                        .isCloseTo(Uneven.quantile(x, LEVELS[k]), within(0.12));
            }
        }
    }

    @Test
    void anotherTreeNeverRaisesTheLossOfWhatItLearnedFrom() {
        double before = Double.POSITIVE_INFINITY;
        for (int rounds = 1; rounds <= 30; rounds++) {
            Boosting how = new Boosting(rounds, 8, 100, 0.3, 1, 7);
            BoostedQuantiles model = BoostedQuantiles.fit(lessons(given, (row, level) -> 0), LEVELS, how);
            double loss = 0;
            for (int i = 0; i < ROWS; i++) {
                double[] quantiles = new double[LEVELS.length];
                model.apply(given.rows().get(i), quantiles);
                for (int k = 0; k < LEVELS.length; k++) {
                    loss += Uneven.loss(given.outcomes()[i], quantiles[k], LEVELS[k]);
                }
            }
            assertThat(loss).as("%d rounds", rounds).isLessThanOrEqualTo(before * (1 + 1e-6));
            before = loss;
        }
    }

    @Test
    void quantilesNeverFallWithTheLevelWhateverIsBelieved() {
        BoostedQuantiles model = BoostedQuantiles.fit(lessons(given, (row, level) -> 0), LEVELS, HOW);

        for (float[] row : given.rows()) {
            double[] quantiles = {3, 1, 2};
            model.apply(row, quantiles);
            assertThat(quantiles).isSorted();
        }
    }

    @Test
    void theSameSeedGivesTheSameModelAndAnotherGivesAnother() {
        double[] once = at(BoostedQuantiles.fit(lessons(given, (row, level) -> 0), LEVELS, HOW), 0.4f, 0, 0, 0);
        double[] again = at(BoostedQuantiles.fit(lessons(given, (row, level) -> 0), LEVELS, HOW), 0.4f, 0, 0, 0);
        Boosting seeded = new Boosting(100, 8, 100, 0.1, 0.5, 8);
        double[] other = at(BoostedQuantiles.fit(lessons(given, (row, level) -> 0), LEVELS, seeded), 0.4f, 0, 0, 0);

        assertThat(again).isEqualTo(once);
        assertThat(other).isNotEqualTo(once);
    }

    @Test
    void aHeavierRowCountsAsSoMany() {
        Table table = Table.of(List.of(new float[] {0}, new float[] {0}, new float[] {0}));
        Lessons lessons = new Lessons(table, new double[] {-1, 2, 5}, new double[] {1, 1, 8}, new double[1][3]);

        double[] median = {0};
        BoostedQuantiles.fit(lessons, new double[] {0.5}, new Boosting(5, 8, 1, 0.1, 1, 7))
                .apply(new float[] {0}, median);

        assertThat(median[0]).isEqualTo(5);
    }

    @Test
    void refusesWhatItCannotLearnFrom() {
        assertThatThrownBy(() -> Table.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Table.of(List.of(new float[0]))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Table.of(List.of(new float[1], new float[2])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Table.of(List.of(new float[] {Float.NaN})))
                .isInstanceOf(IllegalArgumentException.class);
        Table table = Table.of(List.of(new float[1], new float[1]));
        double[] two = {1, 1};
        double[][] none = new double[1][2];
        for (double[] bad : List.of(new double[] {1}, new double[] {1, Double.NaN})) {
            assertThatThrownBy(() -> new Lessons(table, bad, two, none)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Lessons(table, two, bad, none)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Lessons(table, two, two, new double[][] {bad}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Lessons(table, two, new double[] {1, 0}, none))
                .isInstanceOf(IllegalArgumentException.class);
        Lessons lessons = new Lessons(table, two, two, new double[2][2]);
        for (double[] levels : List.of(new double[] {0.5}, new double[] {0.5, 0.5}, new double[] {0.5, 1})) {
            assertThatThrownBy(() -> BoostedQuantiles.fit(lessons, levels, HOW))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Boosting(0, 8, 1, 0.1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Boosting(1, 8, 1, 0.1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private interface Belief {
        double of(float[] row, double level);
    }

    private static Lessons lessons(Uneven given, Belief belief) {
        double[] even = new double[ROWS];
        Arrays.fill(even, 1);
        double[][] beliefs = new double[LEVELS.length][ROWS];
        for (int k = 0; k < LEVELS.length; k++) {
            for (int i = 0; i < ROWS; i++) {
                beliefs[k][i] = belief.of(given.rows().get(i), LEVELS[k]);
            }
        }
        return new Lessons(Table.of(given.rows()), given.outcomes(), even, beliefs);
    }

    private static double[] at(BoostedQuantiles model, float x, double... believed) {
        double[] quantiles = believed.clone();
        model.apply(new float[] {x, 0.5f}, quantiles);
        return quantiles;
    }
}
