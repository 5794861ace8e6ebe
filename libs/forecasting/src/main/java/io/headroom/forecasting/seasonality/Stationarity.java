package io.headroom.forecasting.seasonality;

/**
 * How often a series must be differenced to be level: as long as the test of Kwiatkowski, Phillips, Schmidt and Shin (1992)
 * rejects a level at 5 %, at most twice; as R's {@code ndiffs}.
 */
public final class Stationarity {

    private static final double CRITICAL = 0.463;
    private static final int MOST = 2;

    private Stationarity() {}

    /** Number of differences, 0 to 2. */
    public static int differences(double[] values) {
        double[] rest = values;
        int count = 0;
        while (count < MOST && rest.length > 3 && statistic(rest) > CRITICAL) {
            rest = differenced(rest);
            count++;
        }
        return count;
    }

    /** The statistic of the test: 0 for a constant series, above 0.463 for one that wanders. */
    static double statistic(double[] values) {
        int n = values.length;
        double mean = 0;
        for (double value : values) {
            mean += value / n;
        }
        double partial = 0;
        double partials = 0;
        double variance = 0;
        for (double value : values) {
            partial += value - mean;
            partials += partial * partial;
            variance += (value - mean) * (value - mean);
        }
        int lags = (int) (3 * Math.sqrt(n) / 13);
        double longRun = variance / n;
        for (int lag = 1; lag <= lags; lag++) {
            double sum = 0;
            for (int i = lag; i < n; i++) {
                sum += (values[i] - mean) * (values[i - lag] - mean);
            }
            longRun += 2 * (1 - lag / (lags + 1.0)) * sum / n;
        }
        return variance <= n * 1e-28 * mean * mean || longRun <= 0 ? 0 : partials / ((double) n * n * longRun);
    }

    /** The changes from step to step. */
    public static double[] differenced(double[] values) {
        double[] changes = new double[Math.max(0, values.length - 1)];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = values[i + 1] - values[i];
        }
        return changes;
    }
}
