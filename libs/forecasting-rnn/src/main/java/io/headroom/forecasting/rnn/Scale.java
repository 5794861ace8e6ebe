package io.headroom.forecasting.rnn;

/**
 * The units that a net sees a series in: {@code z = asinh((x - centre) / spread)}, near the centre a count of usual changes,
 * far from it a logarithm, so that a spike of any height stays a number to compute with. Rising, hence quantiles keep their
 * order both ways.
 *
 * @param centre the median of the last steps
 * @param spread about the mean absolute change from step to step; the largest changes count as less, above 0
 */
record Scale(double centre, double spread) {

    /** How large a sample a spread is taken from. */
    private static final int SAMPLE = 800;

    /** Larger changes than this share of those that are not 0 count as that large. */
    private static final double USUAL = 0.95;

    /** Smallest spread as a share of the usual level, and smallest at all. */
    private static final double FLOOR = 1e-3;

    private static final double TINY = 1e-9;

    /** As far as a z may go: with it the sinh of any is finite. */
    private static final double FARTHEST = 60;

    /**
     * The scale of a series as seen from one step.
     *
     * @param reach how many steps are looked back on for the spread
     * @param near for the centre
     */
    static Scale of(Past past, int at, int reach, int near) {
        double[] values = past.sorted(at, reach, SAMPLE);
        double[] changes = past.sortedChanges(at, reach, SAMPLE);
        double moving = 0;
        double looked = Math.min(SAMPLE, Math.max(1, Math.min(reach, at)));
        for (double change : changes) {
            moving += Math.min(change, quantile(changes, USUAL)) / looked;
        }
        double level = quantile(values, 0.5);
        double centre = quantile(past.sorted(at, near, near), 0.5);
        return new Scale(centre, TINY + Math.max(moving, FLOOR * level));
    }

    double in(double x) {
        double u = (x - centre) / spread;
        return Math.copySign(Math.log(Math.abs(u) + Math.sqrt(u * u + 1)), u);
    }

    /** Back; not below 0. */
    double out(double z) {
        return Math.max(0, centre + spread * Math.sinh(Math.max(-FARTHEST, Math.min(FARTHEST, z))));
    }

    /** The quantile of sorted values, linear between two of them. */
    static double quantile(double[] sorted, double level) {
        double rank = (sorted.length - 1) * level;
        int below = (int) rank;
        return below + 1 < sorted.length
                ? sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below])
                : sorted[sorted.length - 1];
    }
}
