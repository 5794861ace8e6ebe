package io.headroom.forecasting.smoothing;

import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.numerics.NelderMead;
import io.headroom.forecasting.numerics.Objective;
import io.headroom.forecasting.numerics.Optimum;
import io.headroom.forecasting.seasonality.SeasonalFigures;

/**
 * Exponential smoothing with a season within a season, such as the day within the week, and an autoregressive error:
 *
 * <pre>
 * e(t)   = y(t) - (l + d(t-m) + w(t-M))
 * l      = l + alpha e(t)     d(t) = d(t-m) + delta e(t)     w(t) = w(t-M) + omega e(t)
 * y(t+h) = l + d(t+h-m) + w(t+h-M) + phi^h e(t)
 * </pre>
 *
 * (Taylor, Short-term electricity demand forecasting using double seasonal exponential smoothing, 2003, in the additive form
 * of Taylor, 2010). The constants have the least squared one-step error; seasons start from classical decomposition.
 */
public final class DoubleSeasonal implements PointForecaster {

    private static final double[] START = {-2, -2, -2, 0};
    private static final double[] STEPS = {1.5, 1, 1, 1};

    private final int shorter;
    private final int longer;

    /**
     * @param shorter season in steps, at least 2
     * @param longer season in steps, a multiple of the shorter
     */
    public DoubleSeasonal(int shorter, int longer) {
        if (shorter < 2 || longer <= shorter || longer % shorter != 0) {
            throw new IllegalArgumentException("season " + longer + " must be a multiple of season " + shorter);
        }
        this.shorter = shorter;
        this.longer = longer;
    }

    @Override
    public String name() {
        return "double-seasonal(" + shorter + "," + longer + ")";
    }

    @Override
    public int minimumHistory() {
        return 2 * longer;
    }

    @Override
    public DoubleSeasonalModel fit(TimeSeries series) {
        requireHistory(series);
        Observations observations = Observations.of(series);
        double[] values = observations.values();
        boolean[] atLeast = observations.atLeast();
        double[] inner = SeasonalFigures.additive(values, shorter);
        double[] rest = values.clone();
        for (int t = 0; t < rest.length; t++) {
            rest[t] -= inner[t % shorter];
        }
        double[] outer = SeasonalFigures.additive(rest, longer);
        double level = 0;
        for (int t = 0; t < shorter; t++) {
            level += (rest[t] - outer[t]) / shorter;
        }
        DoubleSeasonalModel model = new DoubleSeasonalModel(inner, outer, level);
        Objective squares = point -> {
            model.start(logistic(point[0]), logistic(point[1]), logistic(point[2]), Math.tanh(point[3]));
            double sum = 0;
            for (int t = 0; t < values.length; t++) {
                double error = model.step(values[t], atLeast[t]);
                sum += error * error;
            }
            return sum;
        };
        Optimum best = new NelderMead(1e-6, 400).minimize(squares, START, STEPS);
        squares.at(best.point());
        return model;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
