package io.headroom.forecasting.seasonality;

import io.headroom.forecasting.numerics.Fft;

/**
 * Sample autocorrelations {@code r(k) = sum (x(t) - mean)(x(t+k) - mean) / sum (x(t) - mean)^2}, all lags at once by the
 * theorem of Wiener and Khinchin.
 */
public final class Autocorrelation {

    private Autocorrelation() {}

    /**
     * The autocorrelations of lags 0 to the last, each 0 for a constant series.
     *
     * @param lastLag less than the number of values
     */
    public static double[] of(double[] values, int lastLag) {
        int n = values.length;
        double mean = 0;
        for (double value : values) {
            mean += value / n;
        }
        Fft fft = new Fft(n + lastLag + 1);
        double[] real = new double[fft.size()];
        double[] imaginary = new double[fft.size()];
        double size = 0;
        for (int i = 0; i < n; i++) {
            real[i] = values[i] - mean;
            size = Math.max(size, Math.abs(values[i]));
        }
        fft.transform(real, imaginary);
        for (int i = 0; i < real.length; i++) {
            real[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
            imaginary[i] = 0;
        }
        fft.transform(real, imaginary);
        double[] correlations = new double[lastLag + 1];
        double variance = real[0] / fft.size();
        if (variance > n * 1e-28 * size * size) {
            for (int lag = 0; lag <= lastLag; lag++) {
                correlations[lag] = real[lag] / real[0];
            }
        }
        return correlations;
    }

    /**
     * Whether the correlation at a lag stands out of those before it at the level 0.9 of a two-sided test: {@code |r(m)| >
     * 1.645 sqrt((1 + 2 sum r(k)^2) / n)} for k below m (Bartlett's error; Fiorucci et al., Models for optimising the theta
     * method, 2016).
     */
    public static boolean isSeasonal(double[] values, int period) {
        if (period < 2 || values.length <= 2 * period) {
            return false;
        }
        double[] correlations = of(values, period);
        double squares = 0;
        for (int lag = 1; lag < period; lag++) {
            squares += correlations[lag] * correlations[lag];
        }
        return Math.abs(correlations[period]) > 1.6448536269514722 * Math.sqrt((1 + 2 * squares) / values.length);
    }
}
