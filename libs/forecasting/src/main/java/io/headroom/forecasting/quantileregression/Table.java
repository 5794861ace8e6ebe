package io.headroom.forecasting.quantileregression;

import java.util.Arrays;
import java.util.List;

/**
 * Features of many rows, each value as the number of the bin it falls in: trees are grown from sums over bins, so a row costs a
 * byte per feature. Bins are cut at quantiles of what there is; a feature with few values has a bin for each. Immutable.
 */
public final class Table {

    /** How many bins a feature has at most. */
    static final int BINS = 64;

    /** Of how many rows at most the cuts are taken. */
    private static final int SAMPLE = 20_000;

    private final int rows;
    private final float[][] cuts;
    private final byte[] bins;

    private Table(int rows, float[][] cuts, byte[] bins) {
        this.rows = rows;
        this.cuts = cuts;
        this.bins = bins;
    }

    /**
     * The table of some rows.
     *
     * @param rows of one length each, at least one, every value finite
     * @throws IllegalArgumentException if there is no row or no feature, or a row has another length or a value that is not
     *     finite
     */
    public static Table of(List<float[]> rows) {
        if (rows.isEmpty() || rows.get(0).length == 0) {
            throw new IllegalArgumentException("a table needs a row and a feature");
        }
        int features = rows.get(0).length;
        rows.forEach(row -> requireUsable(row, features));
        float[][] cuts = new float[features][];
        for (int feature = 0; feature < features; feature++) {
            cuts[feature] = cuts(rows, feature);
        }
        byte[] bins = new byte[rows.size() * features];
        int at = 0;
        for (float[] row : rows) {
            for (int feature = 0; feature < features; feature++) {
                bins[at++] = (byte) bin(cuts[feature], row[feature]);
            }
        }
        return new Table(rows.size(), cuts, bins);
    }

    /** Refuses a row of another length, or with a value that is not finite. */
    static void requireUsable(float[] row, int features) {
        if (row.length != features) {
            throw new IllegalArgumentException(row.length + " features instead of " + features);
        }
        for (int feature = 0; feature < features; feature++) {
            if (!Float.isFinite(row[feature])) {
                throw new IllegalArgumentException("feature " + feature + " is " + row[feature]);
            }
        }
    }

    /** Values that part the bins: a bin holds what is above the cut before it and not above its own. */
    private static float[] cuts(List<float[]> rows, int feature) {
        int stride = (rows.size() + SAMPLE - 1) / SAMPLE;
        float[] values = new float[(rows.size() + stride - 1) / stride];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i * stride)[feature];
        }
        Arrays.sort(values);
        float[] cuts = new float[BINS - 1];
        int count = 0;
        for (int bin = 1; bin < BINS; bin++) {
            float cut = values[(int) ((long) bin * (values.length - 1) / BINS)];
            if (cut < values[values.length - 1] && (count == 0 || cut > cuts[count - 1])) {
                cuts[count++] = cut;
            }
        }
        return Arrays.copyOf(cuts, count);
    }

    private static int bin(float[] cuts, float value) {
        int at = Arrays.binarySearch(cuts, value);
        return at < 0 ? -at - 1 : at;
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** How many features a row has. */
    public int features() {
        return cuts.length;
    }

    int bin(int row, int feature) {
        return bins[row * cuts.length + feature];
    }

    /** How many bins a feature has. */
    int bins(int feature) {
        return cuts[feature].length + 1;
    }

    /** The largest value that falls in a bin or one before it; there is none for the last bin. */
    float cut(int feature, int bin) {
        return cuts[feature][bin];
    }

    /** Adds a row's gradient and weight to the sums of its bins: two entries for each of {@link #BINS} bins of each feature. */
    void addTo(double[] sums, int row, double gradient, double weight) {
        int at = row * cuts.length;
        for (int feature = 0; feature < cuts.length; feature++) {
            int entry = 2 * (feature * BINS + bins[at + feature]);
            sums[entry] += gradient;
            sums[entry + 1] += weight;
        }
    }
}
