package io.headroom.forecasting.quantileregression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Quantiles by gradient boosting (Friedman, Greedy Function Approximation: A Gradient Boosting Machine, Annals of Statistics
 * 29(5), 2001), a sum of trees for every level {@code q}:
 *
 * <pre>
 * F_0(x) = b(x) + c                          b what was believed before, c the q-quantile of y - b
 * g_i    = q - [y_i &lt; F(x_i)]                the negative gradient of the pinball loss
 * F(x)  += rate * v(leaf of x)               a tree grown on g; v the q-quantile of y - F within the leaf
 * </pre>
 *
 * <p>Begun from quantiles that are already good, it learns only where they are off, and what it does not know it leaves. The
 * levels are learned apart and may cross; their sorted values take their place, which never fits worse (Chernozhukov,
 * Fernandez-Val and Galichon, Quantile and Probability Curves Without Crossing, Econometrica 78(3), 2010). Immutable.
 */
public final class BoostedQuantiles {

    private final int features;
    private final double[] constants;
    private final List<List<Tree>> trees;

    private BoostedQuantiles(int features, double[] constants, List<List<Tree>> trees) {
        this.features = features;
        this.constants = constants;
        this.trees = trees;
    }

    /**
     * What rows are learned from.
     *
     * @param table the features
     * @param outcomes what came, by row
     * @param weights how much a row counts, above 0
     * @param beliefs by level and row: the quantiles to begin with, zeros if nothing is believed
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed from the caller straight to the training.
    public record Lessons(Table table, double[] outcomes, double[] weights, double[][] beliefs) {

        /** @throws IllegalArgumentException if lengths differ, a value is not finite or a weight not above 0 */
        public Lessons {
            int rows = table.rows();
            if (outcomes.length != rows || weights.length != rows) {
                throw new IllegalArgumentException(
                        rows + " rows, " + outcomes.length + " outcomes, " + weights.length + " weights");
            }
            requireFinite("outcome", outcomes);
            requireFinite("weight", weights);
            if (Arrays.stream(weights).anyMatch(weight -> weight <= 0)) {
                throw new IllegalArgumentException("a weight is not above 0");
            }
            for (double[] belief : beliefs) {
                if (belief.length != rows) {
                    throw new IllegalArgumentException(rows + " rows, " + belief.length + " beliefs");
                }
                requireFinite("belief", belief);
            }
        }

        private static void requireFinite(String what, double[] values) {
            for (double value : values) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("the " + what + " " + value + " is not finite");
                }
            }
        }
    }

    /**
     * Learns, the levels on as many processors as there are.
     *
     * @param levels strictly rising, above 0 and below 1, one for each row of beliefs
     * @throws IllegalArgumentException if the levels are not
     */
    public static BoostedQuantiles fit(Lessons lessons, double[] levels, Boosting how) {
        if (levels.length == 0 || levels.length != lessons.beliefs.length) {
            throw new IllegalArgumentException(levels.length + " levels, " + lessons.beliefs.length + " beliefs");
        }
        for (int k = 0; k < levels.length; k++) {
            if (!(levels[k] > (k == 0 ? 0 : levels[k - 1])) || levels[k] >= 1) {
                throw new IllegalArgumentException("levels " + Arrays.toString(levels) + " must rise within 0..1");
            }
        }
        List<Course> courses = IntStream.range(0, levels.length)
                .parallel()
                .mapToObj(k -> new Course(lessons, k, levels[k], how).run())
                .toList();
        double[] constants =
                courses.stream().mapToDouble(course -> course.constant).toArray();
        List<List<Tree>> trees = courses.stream().map(course -> course.grown).toList();
        return new BoostedQuantiles(lessons.table.features(), constants, trees);
    }

    /**
     * Puts what was learned on top of what is believed.
     *
     * @param row the features, finite
     * @param quantiles one per level: what is believed before, the quantiles after, never falling
     * @throws IllegalArgumentException if there are more or fewer of either, or a feature is not finite
     */
    public void apply(float[] row, double[] quantiles) {
        Table.requireUsable(row, features);
        if (quantiles.length != constants.length) {
            throw new IllegalArgumentException(quantiles.length + " quantiles for " + constants.length + " levels");
        }
        for (int k = 0; k < quantiles.length; k++) {
            double sum = quantiles[k] + constants[k];
            for (Tree tree : trees.get(k)) {
                sum += tree.at(row);
            }
            quantiles[k] = sum;
        }
        Arrays.sort(quantiles);
    }

    /** The training of one level. */
    private static final class Course {

        private final Lessons lessons;
        private final double level;
        private final Boosting how;
        private final double[] residuals;
        private final double[] gradients;
        private final SplittableRandom random;
        private final double constant;
        private final List<Tree> grown = new ArrayList<>();
        private final double[] leafResiduals;
        private final double[] leafWeights;

        Course(Lessons lessons, int place, double level, Boosting how) {
            this.lessons = lessons;
            this.level = level;
            this.how = how;
            this.random = new SplittableRandom(how.seed());
            int rows = lessons.table.rows();
            residuals = new double[rows];
            gradients = new double[rows];
            leafResiduals = new double[rows];
            leafWeights = new double[rows];
            Arrays.setAll(residuals, i -> lessons.outcomes[i] - lessons.beliefs[place][i]);
            constant = WeightedQuantile.of(residuals, lessons.weights, rows, level);
            Arrays.setAll(residuals, i -> residuals[i] - constant);
        }

        Course run() {
            TreeGrower grower = new TreeGrower(lessons.table, how.leaves(), how.leastRows());
            for (int round = 0; round < how.rounds(); round++) {
                Arrays.setAll(gradients, i -> lessons.weights[i] * (residuals[i] < 0 ? level - 1 : level));
                int[] rows = chosen();
                Tree tree = grower.grow(rows, gradients, lessons.weights);
                giveValues(tree, rows);
                for (int i = 0; i < residuals.length; i++) {
                    residuals[i] -= tree.value(tree.leaf(lessons.table, i));
                }
                grown.add(tree);
            }
            return this;
        }

        /** The rows of a round, in their order. */
        private int[] chosen() {
            int[] rows = new int[residuals.length];
            int count = 0;
            for (int i = 0; i < rows.length; i++) {
                if (how.share() == 1 || random.nextDouble() < how.share()) {
                    rows[count++] = i;
                }
            }
            return Arrays.copyOf(rows, count);
        }

        /** Growing left the rows of a leaf together. */
        private void giveValues(Tree tree, int[] rows) {
            int from = 0;
            while (from < rows.length) {
                int leaf = tree.leaf(lessons.table, rows[from]);
                int count = 0;
                while (from + count < rows.length && tree.leaf(lessons.table, rows[from + count]) == leaf) {
                    leafResiduals[count] = residuals[rows[from + count]];
                    leafWeights[count] = lessons.weights[rows[from + count]];
                    count++;
                }
                double best = WeightedQuantile.of(leafResiduals, leafWeights, count, level);
                tree.value(leaf, how.rate() * best);
                from += count;
            }
        }
    }
}
