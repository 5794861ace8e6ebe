package io.headroom.forecasting.reconciliation;

import java.util.Arrays;

/**
 * Makes forecasts of one step coherent: the group's median becomes the sum of its members' medians, the discrepancy shared in
 * proportion to the variances of their errors ({@link Shares}), which are read off their own quantiles ({@link ErrorVariance}). Each
 * row of quantiles moves with its median as a whole, so its spread stays what calibration made it; what would fall below zero is
 * zero.
 *
 * <p>Only single steps, or means over spans of equal length, add up. The largest demand of a group within an hour is not the sum of
 * its members' largest: such rows are not for this.
 */
public final class Reconciliation {

    /** A disagreement that is this small a share of the values is rounding. */
    private static final double ROUNDING = 1e-13;

    /** Its square, and the sum of many of them, is still finite. */
    private static final double LARGEST = 1e150;

    private final double[] levels;
    private final int centre;

    /** @param levels of the quantiles, rising, in 0..1; the one nearest to 0.5 is taken for the median's */
    public Reconciliation(double[] levels) {
        if (levels.length == 0) {
            throw new IllegalArgumentException("levels must not be empty");
        }
        this.levels = levels.clone();
        int nearest = 0;
        for (int k = 1; k < levels.length; k++) {
            nearest = Math.abs(levels[k] - 0.5) < Math.abs(levels[nearest] - 0.5) ? k : nearest;
        }
        this.centre = nearest;
    }

    /** Position of the level whose quantiles add up. */
    public int centre() {
        return centre;
    }

    /**
     * Coherent rows. Rows that are coherent already come back as they are; so does a member whose forecast has no spread, as far as
     * others can give way.
     *
     * @param group quantiles of the group
     * @param members quantiles of each member, one at least
     * @throws IllegalArgumentException if there is no member, or a row is of another length than the levels, falls, or has a value
     *     that is negative, not finite, or too large to be added up and squared
     */
    public Coherent reconcile(double[] group, double[][] members) {
        if (members.length == 0) {
            throw new IllegalArgumentException("a group needs a member");
        }
        requireUsable(group);
        double total = 0;
        double[] medians = new double[members.length];
        double[] variances = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            requireUsable(members[i]);
            medians[i] = members[i][centre];
            variances[i] = ErrorVariance.of(members[i], levels, centre);
            total += medians[i];
        }
        if (Math.abs(group[centre] - total) <= ROUNDING * Math.max(group[centre], total)) {
            return new Coherent(group.clone(), copies(members));
        }
        double[] shares = Shares.of(group[centre], medians, ErrorVariance.of(group, levels, centre), variances);
        double[][] moved = new double[members.length][];
        for (int i = 0; i < members.length; i++) {
            moved[i] = moved(members[i], shares[i]);
        }
        return new Coherent(moved(group, Arrays.stream(shares).sum()), moved);
    }

    /** A row moved so that its median is another. */
    private double[] moved(double[] row, double median) {
        double by = median - row[centre];
        double[] moved = new double[row.length];
        for (int k = 0; k < row.length; k++) {
            double value = Math.max(0, row[k] + by);
            moved[k] = k < centre ? Math.min(value, median) : Math.max(value, median);
        }
        moved[centre] = median;
        return moved;
    }

    private void requireUsable(double[] row) {
        if (row.length != levels.length) {
            throw new IllegalArgumentException("a row of " + row.length + " for " + levels.length + " levels");
        }
        double before = 0;
        for (double value : row) {
            if (!(value >= before) || value > LARGEST) {
                throw new IllegalArgumentException("quantiles " + Arrays.toString(row)
                        + " must be finite, not negative, never falling and at most " + LARGEST);
            }
            before = value;
        }
    }

    private static double[][] copies(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * Rows that agree.
     *
     * @param group the group's quantiles
     * @param members each member's, in the order they were given in; their medians add up to the group's
     */
    public record Coherent(double[] group, double[][] members) {}
}
