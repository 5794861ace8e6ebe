package io.headroom.forecasting.theta;

import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.seasonality.Autocorrelation;
import io.headroom.forecasting.seasonality.SeasonalFigures;
import io.headroom.forecasting.smoothing.Ets;
import io.headroom.forecasting.smoothing.EtsForm;
import io.headroom.forecasting.smoothing.EtsModel;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The Theta method of Assimakopoulos and Nikolopoulos (2000) as simple exponential smoothing with drift (Hyndman and Billah,
 * Unmasking the Theta method, 2003), as R's {@code thetaf}:
 *
 * <pre>
 * y(n+h) = ( l(n) + b/2 (h - 1 + (1 - (1 - alpha)^n) / alpha) ) s(n+h)
 * </pre>
 *
 * with {@code b} the slope of the straight line through the series and {@code s} seasonal figures by multiplicative
 * classical decomposition, which are 1 where the autocorrelation at the period is not significant.
 */
public final class Theta implements PointForecaster {

    private static final Ets SMOOTHING = Ets.of(EtsForm.of("ANN"), 1);
    private static final double SMALLEST_FIGURE = 1e-4;

    private final int period;

    /** @param period length of the season in steps, 1 for none */
    public Theta(int period) {
        this.period = period;
    }

    @Override
    public String name() {
        return "theta(" + period + ")";
    }

    @Override
    public int minimumHistory() {
        return SMOOTHING.minimumHistory();
    }

    @Override
    public ThetaModel fit(TimeSeries series) {
        requireHistory(series);
        double[] values = series.filled();
        double[] figures = figures(values);
        if (figures == null) {
            figures = new double[] {1};
        }
        BitSet censored = new BitSet();
        for (int i = 0; i < values.length; i++) {
            values[i] /= figures[i % figures.length];
            censored.set(i, series.isCensored(i));
        }
        EtsModel smoothed = SMOOTHING.fit(TimeSeries.of(values, censored));
        return new ThetaModel(smoothed, 0.5 * slope(values), values.length, figures);
    }

    private double @Nullable [] figures(double[] values) {
        if (!Autocorrelation.isSeasonal(values, period)) {
            return null;
        }
        double[] figures = SeasonalFigures.multiplicative(values, period);
        for (double figure : figures) {
            if (!(figure > SMALLEST_FIGURE)) {
                return null;
            }
        }
        return figures;
    }

    private static double slope(double[] values) {
        double n = values.length;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (i - 0.5 * (n - 1)) * values[i];
        }
        return sum * 12 / (n * (n * n - 1));
    }
}
