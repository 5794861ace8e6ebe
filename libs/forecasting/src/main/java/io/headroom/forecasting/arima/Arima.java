package io.headroom.forecasting.arima;

import io.headroom.forecasting.Censoring;
import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.seasonality.Stationarity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Regression with ARIMA errors (Box and Jenkins; Hyndman and Khandakar, Automatic time series forecasting, 2008):
 *
 * <pre>
 * y(t) = b x(t) + n(t)      (1 - a1 B - ... - ap B^p)(1 - B)^d n(t) = (1 + m1 B + ... + mq B^q) e(t)
 * </pre>
 *
 * with the exact Gaussian likelihood. Of itself it finds d by the test of Kwiatkowski and others on what the regressors leave,
 * ranks all p and q of together at most five by Hannan and Rissanen's regressions, fits the most promising exactly and keeps the least
 * AICc; a level joins when d is 0, a drift when d is 1 and the AICc is less with it. Missing values are left out exactly; a
 * difference that needs one is missing too. Coefficients are not learnt from censored steps, unless most are censored.
 */
public final class Arima implements PointForecaster {

    private static final int MOST = 5;
    private static final int SHORTEST = 10;
    /** Values times exact fits that a search may cost. */
    private static final int BUDGET = 5_000;

    private static final int FEWEST = 4;

    private final @Nullable ArimaOrder order;
    private final Regressors regressors;
    private final String name;

    private Arima(@Nullable ArimaOrder order, Regressors regressors, String name) {
        this.order = order;
        this.regressors = regressors;
        this.name = name;
    }

    /** The order with the least AICc. */
    public static Arima automatic() {
        return new Arima(null, Regressors.none(), "arima");
    }

    /**
     * The order with the least AICc, beside regressors.
     *
     * @param name of the regressors
     */
    public static Arima automatic(Regressors regressors, String name) {
        return new Arima(null, regressors, "arima(" + name + ")");
    }

    /** A given order, with a level when nothing is differenced. */
    public static Arima of(ArimaOrder order) {
        return new Arima(order, Regressors.none(), "arima(" + order.code() + ")");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int minimumHistory() {
        int coefficients = order == null ? 0 : order.coefficients() + order.differences();
        return SHORTEST + 2 * regressors.count() + 2 * coefficients;
    }

    @Override
    public ArimaModel fit(TimeSeries series) {
        requireHistory(series);
        double[] values = new double[series.size()];
        boolean[] leftOut = Censoring.leftOut(series);
        for (int i = 0; i < values.length; i++) {
            values[i] = leftOut[i] ? Double.NaN : series.get(i);
        }
        return estimate(series.filled(), values).after(series);
    }

    private ArimaModel estimate(double[] filled, double[] values) {
        int differences = order == null ? differences(filled) : order.differences();
        Regressors all = differences == 0 ? Regressors.constant().and(regressors) : regressors;
        ArimaEstimator estimator = new ArimaEstimator(values, all, differences);
        double[] rest = estimator.ordinaryResiduals();
        OrderScreen screen = new OrderScreen(rest);
        if (order != null) {
            return estimator.estimate(screen.start(order));
        }
        if (isNothing(rest, filled)) {
            return estimator.estimate(screen.start(new ArimaOrder(0, differences, 0)));
        }
        ArimaModel best = search(estimator, screen, differences);
        if (differences != 1) {
            return best;
        }
        ArimaModel drifting = new ArimaEstimator(values, Regressors.time().and(regressors), 1)
                .estimate(new OrderScreen.Start(best.order(), best.autoregressive(), best.movingAverage(), 0, 0));
        return drifting.aicc() < best.aicc() ? drifting : best;
    }

    private ArimaModel search(ArimaEstimator estimator, OrderScreen screen, int differences) {
        int length = Math.max(1, estimator.ordinaryResiduals().length);
        List<OrderScreen.Start> starts =
                screen.promising(differences, Math.min(MOST, length / 3), Math.max(FEWEST, BUDGET / length));
        ArimaModel best = estimator.estimate(starts.get(0));
        for (OrderScreen.Start start : starts.subList(1, starts.size())) {
            ArimaModel model = estimator.estimate(start);
            if (model.aicc() < best.aicc()) {
                best = model;
            }
        }
        return best;
    }

    private int differences(double[] filled) {
        Regressors all = Regressors.constant().and(regressors);
        return Stationarity.differences(new ArimaEstimator(filled, all, 0).ordinaryResiduals());
    }

    private static boolean isNothing(double[] rest, double[] values) {
        double left = 0;
        double size = 0;
        for (double value : rest) {
            left += value * value;
        }
        for (double value : values) {
            size += value * value;
        }
        return left <= 1e-20 * size;
    }
}
