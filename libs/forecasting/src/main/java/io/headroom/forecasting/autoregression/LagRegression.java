package io.headroom.forecasting.autoregression;

import io.headroom.forecasting.Censoring;
import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.numerics.NormalEquations;
import java.util.Arrays;

/**
 * A regression on chosen past values, {@code y(t) = c + sum b(i) y(t - lag(i)) + e(t)}, by least squares with a light ridge,
 * carried on recursively: the subset autoregression of McClave (1975), with lags chosen by the caller such as the last steps,
 * the same time yesterday and a week ago. Censored steps are not learnt from, unless most are censored.
 */
public final class LagRegression implements PointForecaster {

    private final int[] lags;
    private final double ridge;
    private final double halfLife;

    /**
     * @param ridge penalty as a share of the values' variance, such as 1e-3
     * @param halfLife after how many steps a value counts half in the fit; infinite for never
     * @param lags in steps, rising
     */
    public LagRegression(double ridge, double halfLife, int... lags) {
        this.ridge = ridge;
        this.halfLife = halfLife;
        this.lags = lags.clone();
    }

    @Override
    public String name() {
        String faded = Double.isInfinite(halfLife) ? "" : ",half-life " + Math.round(halfLife);
        return "lags(" + lags.length + " up to " + lags[lags.length - 1] + faded + ")";
    }

    @Override
    public int minimumHistory() {
        return lags[lags.length - 1] + 3 * lags.length + 3;
    }

    @Override
    public LagModel fit(TimeSeries series) {
        requireHistory(series);
        double[] values = series.filled();
        double center = 0;
        for (double value : values) {
            center += value / values.length;
        }
        for (int t = 0; t < values.length; t++) {
            values[t] -= center;
        }
        int longest = lags[lags.length - 1];
        NormalEquations equations = new NormalEquations(lags.length + 1);
        double[] row = new double[lags.length + 1];
        row[lags.length] = 1;
        boolean[] leftOut = Censoring.leftOut(series);
        double fading = Math.pow(0.5, 1 / halfLife);
        double weight = Math.pow(fading, values.length - longest);
        for (int t = longest; t < values.length; t++) {
            for (int i = 0; i < lags.length; i++) {
                row[i] = values[t - lags[i]];
            }
            weight /= fading;
            if (!leftOut[t]) {
                equations.add(row, values[t], weight);
            }
        }
        double[] penalties = new double[lags.length + 1];
        Arrays.fill(penalties, 0, lags.length, ridge * equations.scale());
        double[] coefficients = equations.solve(penalties);
        return new LagModel(
                lags, coefficients, center, Arrays.copyOfRange(values, values.length - longest, values.length));
    }
}
