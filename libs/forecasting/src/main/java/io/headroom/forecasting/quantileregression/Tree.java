package io.headroom.forecasting.quantileregression;

/**
 * A regression tree. A node either asks whether a feature is at most a threshold, and goes on to one of two nodes, or is a leaf
 * with a value.
 */
final class Tree {

    private static final int LEAF = -1;

    private final int[] feature;
    private final int[] bin;
    private final float[] threshold;
    private final int[] left;
    private final double[] value;
    private int nodes = 1;

    /** A tree of one leaf with value 0. */
    Tree(int leaves) {
        int most = 2 * leaves - 1;
        feature = new int[most];
        bin = new int[most];
        threshold = new float[most];
        left = new int[most];
        value = new double[most];
        feature[0] = LEAF;
    }

    /** Makes two leaves of one; the right one is the node after the left one. Returns the left one. */
    int split(int leaf, int byFeature, int atBin, float at) {
        feature[leaf] = byFeature;
        bin[leaf] = atBin;
        threshold[leaf] = at;
        left[leaf] = nodes;
        feature[nodes] = LEAF;
        feature[nodes + 1] = LEAF;
        nodes += 2;
        return left[leaf];
    }

    void value(int leaf, double given) {
        value[leaf] = given;
    }

    double value(int leaf) {
        return value[leaf];
    }

    int nodes() {
        return nodes;
    }

    boolean isLeaf(int node) {
        return feature[node] == LEAF;
    }

    /** The leaf that a row of the table it was grown from falls in. */
    int leaf(Table table, int row) {
        int node = 0;
        while (feature[node] != LEAF) {
            node = table.bin(row, feature[node]) <= bin[node] ? left[node] : left[node] + 1;
        }
        return node;
    }

    /** The value for any row. */
    double at(float[] row) {
        int node = 0;
        while (feature[node] != LEAF) {
            node = row[feature[node]] <= threshold[node] ? left[node] : left[node] + 1;
        }
        return value[node];
    }
}
