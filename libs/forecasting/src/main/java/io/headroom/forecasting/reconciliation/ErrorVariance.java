package io.headroom.forecasting.reconciliation;

/** How far off a forecast expects to be, as its own quantiles tell. */
final class ErrorVariance {

    private ErrorVariance() {}

    /**
     * The upper semivariance about the median m, {@code 2 x integral of (Q(p) - m)^2 dp} from the median's level to 1, with Q
     * linear between levels and level beyond the last. Demand is planned for by its upper half, which is often the only half
     * that is published; for a symmetric distribution this is its variance.
     *
     * @param row quantiles, never falling
     * @param levels theirs, rising
     * @param centre position of the median
     * @return in the square of the row's unit; not negative
     */
    static double of(double[] row, double[] levels, int centre) {
        double sum = 0;
        for (int k = centre; k < row.length; k++) {
            double from = row[k] - row[centre];
            double to = k + 1 < row.length ? row[k + 1] - row[centre] : from;
            double width = (k + 1 < row.length ? levels[k + 1] : 1) - levels[k];
            sum += width * (from * from + from * to + to * to) / 3;
        }
        return 2 * sum;
    }
}
