package io.headroom.forecasting.quantileregression;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Grows a tree leaf by leaf, always splitting where most is gained. With the sum {@code G} of a leaf's gradients and {@code W} of
 * its weights, a split gains {@code G_l^2/W_l + G_r^2/W_r - G^2/W}: what it takes off the squared error of the gradients. The
 * sums of the larger half are its parent's less those of the smaller. Not thread-safe.
 */
final class TreeGrower {

    private final Table table;
    private final int leaves;
    private final int leastRows;
    private final int[] spare;

    /**
     * @param leaves how many a tree has at most
     * @param leastRows in a leaf
     */
    TreeGrower(Table table, int leaves, int leastRows) {
        this.table = table;
        this.leaves = leaves;
        this.leastRows = leastRows;
        this.spare = new int[table.rows()];
    }

    /** A leaf that may be split: its rows are those from {@code from} to before {@code to}. */
    private record Open(int leaf, int from, int to, double[] sums, Split split) {}

    private record Split(int feature, int bin, double gain) {}

    /**
     * A tree whose leaves have no values yet.
     *
     * @param rows which rows count, in an order that changes
     * @param gradients by row of the table
     * @param weights by row of the table, above 0
     */
    Tree grow(int[] rows, double[] gradients, double[] weights) {
        Tree tree = new Tree(leaves);
        PriorityQueue<Open> open = new PriorityQueue<>(
                Comparator.comparingDouble((Open one) -> -one.split.gain).thenComparingInt(Open::leaf));
        offer(open, 0, 0, rows.length, sums(rows, 0, rows.length, gradients, weights));
        for (int count = 1; count < leaves && !open.isEmpty(); count++) {
            Open next = open.remove();
            Split split = next.split;
            int left = tree.split(next.leaf, split.feature, split.bin, table.cut(split.feature, split.bin));
            int middle = part(rows, next.from, next.to, split);
            boolean leftSmaller = middle - next.from < next.to - middle;
            double[] small = leftSmaller
                    ? sums(rows, next.from, middle, gradients, weights)
                    : sums(rows, middle, next.to, gradients, weights);
            double[] large = next.sums;
            for (int i = 0; i < large.length; i++) {
                large[i] -= small[i];
            }
            offer(open, left, next.from, middle, leftSmaller ? small : large);
            offer(open, left + 1, middle, next.to, leftSmaller ? large : small);
        }
        return tree;
    }

    private double[] sums(int[] rows, int from, int to, double[] gradients, double[] weights) {
        double[] sums = new double[2 * table.features() * Table.BINS];
        for (int i = from; i < to; i++) {
            table.addTo(sums, rows[i], gradients[rows[i]], weights[rows[i]]);
        }
        return sums;
    }

    private void offer(PriorityQueue<Open> open, int leaf, int from, int to, double[] sums) {
        Split split = to - from < 2 * leastRows ? null : best(sums, to - from);
        if (split != null) {
            open.add(new Open(leaf, from, to, sums, split));
        }
    }

    /** The split that gains most; null if none leaves enough on both sides. */
    private @Nullable Split best(double[] sums, int rows) {
        double gradient = 0;
        double weight = 0;
        for (int bin = 0; bin < Table.BINS; bin++) {
            gradient += sums[2 * bin];
            weight += sums[2 * bin + 1];
        }
        // Rows are not counted by bin: a leaf's share of the weight stands for its share of the rows.
        double least = weight * leastRows / rows;
        double base = gradient * gradient / weight;
        Split best = null;
        for (int feature = 0; feature < table.features(); feature++) {
            double g = 0;
            double w = 0;
            for (int bin = 0; bin < table.bins(feature) - 1; bin++) {
                int entry = 2 * (feature * Table.BINS + bin);
                g += sums[entry];
                w += sums[entry + 1];
                if (w < least) {
                    continue;
                }
                if (weight - w < least) {
                    break;
                }
                double gain = g * g / w + (gradient - g) * (gradient - g) / (weight - w) - base;
                if (gain > (best == null ? 1e-12 * weight : best.gain)) {
                    best = new Split(feature, bin, gain);
                }
            }
        }
        return best;
    }

    /** Brings the rows that go left before those that go right, each in the order they had; returns where the right ones begin. */
    private int part(int[] rows, int from, int to, Split split) {
        int left = from;
        int right = 0;
        for (int i = from; i < to; i++) {
            if (table.bin(rows[i], split.feature) <= split.bin) {
                rows[left++] = rows[i];
            } else {
                spare[right++] = rows[i];
            }
        }
        System.arraycopy(spare, 0, rows, left, right);
        return left;
    }
}
