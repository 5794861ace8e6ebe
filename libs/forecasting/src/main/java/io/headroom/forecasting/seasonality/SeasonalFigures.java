package io.headroom.forecasting.seasonality;

/**
 * Seasonal figures by classical decomposition: what is left of the series after a centred moving average over one period,
 * averaged by place in the period, and made neutral (sum 0, or mean 1 if multiplicative); Kendall and Stuart, The Advanced
 * Theory of Statistics, 1983, as R's {@code decompose}.
 */
public final class SeasonalFigures {

    private SeasonalFigures() {}

    /** What each place of the period adds; the first belongs to the first value. Needs two whole periods. */
    public static double[] additive(double[] values, int period) {
        double[] figures = averaged(values, period, false);
        double mean = mean(figures);
        for (int i = 0; i < period; i++) {
            figures[i] -= mean;
        }
        return figures;
    }

    /** What each place of the period multiplies by; the first belongs to the first value. Needs two whole periods. */
    public static double[] multiplicative(double[] values, int period) {
        double[] figures = averaged(values, period, true);
        double mean = mean(figures);
        for (int i = 0; i < period; i++) {
            figures[i] /= mean;
        }
        return figures;
    }

    private static double[] averaged(double[] values, int period, boolean multiplicative) {
        if (period < 2 || values.length < 2 * period) {
            throw new IllegalArgumentException(
                    "two periods of " + period + " are needed, got " + values.length + " values");
        }
        double[] figures = new double[period];
        int[] counts = new int[period];
        int half = period / 2;
        double ends = period % 2 == 0 ? 0.5 : 1;
        for (int i = half; i < values.length - half; i++) {
            double trend = ends * (values[i - half] + values[i + half]);
            for (int j = i - half + 1; j < i + half; j++) {
                trend += values[j];
            }
            trend /= period;
            figures[i % period] += multiplicative ? values[i] / trend : values[i] - trend;
            counts[i % period]++;
        }
        for (int i = 0; i < period; i++) {
            figures[i] /= counts[i];
        }
        return figures;
    }

    private static double mean(double[] figures) {
        double sum = 0;
        for (double figure : figures) {
            sum += figure;
        }
        return sum / figures.length;
    }
}
