package io.headroom.forecasting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.reconciliation.Reconciliation.Coherent;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};
    private static final double[] BOTH_SIDES = {0.05, 0.25, 0.5, 0.9, 0.99};

    private final Reconciliation reconciliation = new Reconciliation(LEVELS);

    @Test
    void theDiscrepancyIsSharedInProportionToTheVariances() {
        double[] group = row(10, 2);
        double[][] members = {row(3, 1), row(4, 2)};

        Coherent coherent = reconciliation.reconcile(group, members);

        // Spreads of 2, 1 and 2 make variances of 4 : 1 : 4, and the discrepancy is 3.
        assertThat(coherent.members()[0][0]).isCloseTo(3 + 3 * 1 / 9.0, within(1e-12));
        assertThat(coherent.members()[1][0]).isCloseTo(4 + 3 * 4 / 9.0, within(1e-12));
        assertThat(coherent.group()[0]).isCloseTo(10 - 3 * 4 / 9.0, within(1e-12));
        assertThat(coherent.group()[7] - coherent.group()[0]).isCloseTo(group[7] - group[0], within(1e-12));
    }

    @Test
    void aMemberThatWouldFallBelowZeroStopsThereAndTheOthersGiveWayInstead() {
        double[][] members = {row(0.1, 5), row(10, 5)};

        Coherent coherent = reconciliation.reconcile(row(4, 0), members);

        assertThat(coherent.members()[0][0]).isZero();
        assertThat(coherent.members()[1][0]).isCloseTo(4, within(1e-12));
        assertThat(coherent.group()[0]).isCloseTo(4, within(1e-12));
    }

    @Test
    void noOtherCoherentValuesAreNearer() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            double[] forecasts = random.doubles(4, 0, 10).toArray();
            double[] weights = random.doubles(4, 0.01, 3).toArray();
            double group = random.nextDouble(0, 30);
            double groupWeight = random.nextDouble(0.01, 3);

            double[] shares = Shares.of(group, forecasts, groupWeight, weights);
            double least = distance(group, forecasts, groupWeight, weights, shares);

            double[] other = Arrays.stream(shares)
                    .map(share -> Math.max(0, share + 0.1 * random.nextGaussian()))
                    .toArray();
            assertThat(distance(group, forecasts, groupWeight, weights, other)).isGreaterThanOrEqualTo(least - 1e-9);
        }
    }

    private static double distance(
            double group, double[] members, double groupWeight, double[] weights, double[] shares) {
        double off = Arrays.stream(shares).sum() - group;
        double sum = off * off / groupWeight;
        for (int i = 0; i < members.length; i++) {
            sum += (shares[i] - members[i]) * (shares[i] - members[i]) / weights[i];
        }
        return sum;
    }

    @Test
    void aMemberWithoutSpreadStaysPut() {
        double[] certain = row(3, 0);

        Coherent coherent = reconciliation.reconcile(row(12, 1), new double[][] {certain, row(4, 2)});

        assertThat(coherent.members()[0]).containsExactly(certain);
        assertThat(coherent.members()[1][0]).isGreaterThan(4);
    }

    @Test
    void whereNobodyIsUncertainTheGroupGivesWay() {
        Coherent coherent = reconciliation.reconcile(row(1, 0), new double[][] {row(3, 0), row(4, 0)});

        assertThat(coherent.members()[0][0]).isEqualTo(3);
        assertThat(coherent.group()).containsOnly(7);
    }

    @Test
    void whatIsCoherentStaysExactlyTheSame() {
        double[] group = row(7, 3);
        double[][] members = {row(3, 1), row(4, 2)};

        Coherent coherent = reconciliation.reconcile(group, members);

        assertThat(coherent.group()).containsExactly(group);
        assertThat(coherent.members()[0]).containsExactly(members[0]);
        assertThat(coherent.members()[1]).containsExactly(members[1]);
    }

    @Test
    void doingItTwiceChangesNothingMore() {
        Coherent once = reconciliation.reconcile(row(10, 2), new double[][] {row(3, 1), row(4, 2)});

        Coherent twice = reconciliation.reconcile(once.group(), once.members());

        assertThat(twice.group()).containsExactly(once.group());
        assertThat(twice.members()[1]).containsExactly(once.members()[1]);
    }

    @Test
    void whateverComesTheyAddUpDoNotCrossAndAreNotNegative() {
        for (int seed = 0; seed < 10_000; seed++) {
            Random random = new Random(seed);
            double[] levels = random.nextBoolean() ? LEVELS : BOTH_SIDES;
            Reconciliation any = new Reconciliation(levels);
            double[] group = nasty(random, levels.length);
            double[][] members = new double[1 + random.nextInt(random.nextInt(20) == 0 ? 300 : 6)][];
            Arrays.setAll(members, i -> nasty(random, levels.length));

            Coherent coherent = any.reconcile(group, members);

            double sum = 0;
            for (int i = 0; i < members.length; i++) {
                assertSound(coherent.members()[i], seed);
                sum += coherent.members()[i][any.centre()];
                if (ErrorVariance.of(members[i], levels, any.centre()) == 0) {
                    assertThat(coherent.members()[i]).as("seed %d", seed).containsExactly(members[i]);
                }
            }
            assertSound(coherent.group(), seed);
            assertThat(coherent.group()[any.centre()]).as("seed %d", seed).isCloseTo(sum, within(1e-12 * sum));
        }
    }

    private static void assertSound(double[] row, int seed) {
        double before = 0;
        for (double value : row) {
            assertThat(value).as("seed %d: %s", seed, Arrays.toString(row)).isGreaterThanOrEqualTo(before);
            assertThat(value).as("seed %d", seed).isFinite();
            before = value;
        }
    }

    @Test
    void theVarianceOfANormalDistributionIsFoundFromManyOfItsQuantiles() {
        double[] levels = {0.5, 0.75, 0.9, 0.95, 0.99, 0.999};
        double[] normal = {0, 0.67449, 1.28155, 1.64485, 2.32635, 3.09023};
        double[] row = Arrays.stream(normal).map(z -> 100 + 5 * z).toArray();

        assertThat(ErrorVariance.of(row, levels, 0)).isCloseTo(25, within(2.0));
    }

    @Test
    void whatIsNoForecastIsRefused() {
        double[][] members = {row(1, 1)};

        assertThatThrownBy(() -> reconciliation.reconcile(row(1, 1), new double[0][]))
                .isInstanceOf(IllegalArgumentException.class);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1, 1e200}) {
            double[] row = row(1, 1);
            row[7] = bad;
            assertThatThrownBy(() -> reconciliation.reconcile(row, members))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> reconciliation.reconcile(new double[] {1}, members))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] row(double median, double spread) {
        return Arrays.stream(LEVELS)
                .map(level -> median + spread * (level - 0.5))
                .toArray();
    }

    private static double[] nasty(Random random, int length) {
        double scale = new double[] {0, 1e-300, 1e-9, 1, 1e3, 1e12, 1e100}[random.nextInt(7)];
        double[] row = new double[length];
        double value = random.nextInt(3) == 0 ? 0 : scale * random.nextDouble();
        boolean flat = random.nextInt(4) == 0;
        for (int k = 0; k < length; k++) {
            value += flat || random.nextInt(3) == 0 ? 0 : scale * random.nextDouble();
            row[k] = value;
        }
        return row;
    }
}
