package io.headroom.forecasting.seasonality;

/**
 * How well each repetition of a period is foretold by the mean of all others.
 *
 * @param foretold squares that the others' mean takes away, {@code T - (c / (c-1))^2 S} with c repetitions, T the squares and S
 *     those about the mean repetition, as if of all values; below 0 for noise
 * @param share of T that this is
 * @param chance a share that noise as sluggish as the series' remainder hardly reaches
 */
record Repetition(double foretold, double share, double chance) {

    private static final Repetition NONE = new Repetition(0, 0, Double.POSITIVE_INFINITY);
    /** Fewer repetitions than this are too few to lose half of one at each end to a moving average. */
    private static final int FEW = 4;

    private static final double DEVIATIONS = 3;

    boolean isRegular() {
        return share > chance;
    }

    static Repetition of(double[] values, int period) {
        if (period < 2 || values.length < 2 * period) {
            return NONE;
        }
        double[] rest =
                values.length < FEW * period ? withoutTrend(values, period) : withoutMovingAverage(values, period);
        double[] means = new double[period];
        int[] counts = new int[period];
        double total = 0;
        for (int t = 0; t < rest.length; t++) {
            means[t % period] += rest[t];
            counts[t % period]++;
            total += rest[t] * rest[t];
        }
        for (int i = 0; i < period; i++) {
            means[i] /= counts[i];
        }
        double left = 0;
        double squares = 0;
        double products = 0;
        double before = 0;
        for (int t = 0; t < rest.length; t++) {
            double count = counts[t % period];
            double deviation = rest[t] - means[t % period];
            double miss = deviation * count / (count - 1);
            left += miss * miss;
            squares += deviation * deviation;
            products += deviation * before;
            before = deviation;
        }
        if (total == 0) {
            return NONE;
        }
        double whole = (double) values.length / rest.length;
        return new Repetition(whole * (total - left), 1 - left / total, chance(rest.length, squares, products));
    }

    /** Noise of autocorrelation r^k is worth {@code n (1 - r^2) / (1 + r^2)} independent values (Bartlett, 1946). */
    private static double chance(int n, double squares, double products) {
        double r = squares <= 0 ? 0 : products / squares;
        double independent = Math.max(1, n * (1 - r * r) / (1 + r * r));
        return DEVIATIONS / Math.sqrt(independent);
    }

    /** Without the mean and what the last repetition is above the first: a line through all would take season with it. */
    private static double[] withoutTrend(double[] values, int period) {
        int n = values.length;
        double mean = 0;
        double slope = 0;
        for (int t = 0; t < n; t++) {
            mean += values[t] / n;
            slope += t < period ? -values[t] : 0;
            slope += t >= n - period ? values[t] : 0;
        }
        slope /= (double) period * (n - period);
        double[] rest = new double[n];
        for (int t = 0; t < n; t++) {
            rest[t] = values[t] - mean - slope * (t - 0.5 * (n - 1));
        }
        return rest;
    }

    private static double[] withoutMovingAverage(double[] values, int period) {
        int half = period / 2;
        double ends = period % 2 == 0 ? 0.5 : 1;
        double[] rest = new double[values.length - 2 * half];
        double sum = 0;
        for (int t = 0; t <= 2 * half; t++) {
            sum += (t == 0 || t == 2 * half ? ends : 1) * values[t];
        }
        for (int t = 0; t < rest.length; t++) {
            rest[t] = values[t + half] - sum / period;
            int last = t + 2 * half;
            if (t + 1 < rest.length) {
                sum += ends * (values[last + 1] - values[t]) + (1 - ends) * (values[last] - values[t + 1]);
            }
        }
        return rest;
    }
}
