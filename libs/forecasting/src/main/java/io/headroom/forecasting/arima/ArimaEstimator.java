package io.headroom.forecasting.arima;

import io.headroom.forecasting.numerics.Optimum;
import io.headroom.forecasting.numerics.QuasiNewton;

/**
 * Finds the coefficients of greatest exact likelihood: in turns the ARMA part given the regression (quasi-Newton over partial
 * autocorrelations) and the regression given the ARMA part (generalised least squares, exactly its best), until neither
 * gains.
 */
final class ArimaEstimator {

    private static final int TURNS = 8;

    private final double[] series;
    private final Regressors regressors;
    private final DifferencedRegression regression;
    private final double[] residuals;
    private final double[] ordinary;

    ArimaEstimator(double[] series, Regressors regressors, int differences) {
        this.series = series;
        this.regressors = regressors;
        regression = new DifferencedRegression(series, regressors, differences);
        residuals = new double[regression.length()];
        ordinary = regression.ordinary();
    }

    /** What ordinary least squares leaves of the differenced series, missing values as 0. */
    double[] ordinaryResiduals() {
        double[] rest = new double[residuals.length];
        regression.residuals(ordinary, rest);
        for (int t = 0; t < rest.length; t++) {
            rest[t] = Double.isNaN(rest[t]) ? 0 : rest[t];
        }
        return rest;
    }

    ArimaModel estimate(OrderScreen.Start start) {
        ArimaOrder order = start.order();
        ArmaLikelihood likelihood = new ArmaLikelihood(residuals, order);
        ArmaFilter filter = new ArmaFilter(order);
        // A thousandth of a unit of the log-likelihood is worth no further step.
        QuasiNewton search = new QuasiNewton(1e-3 / Math.max(1000, residuals.length), 60);
        double[] coefficients = ordinary;
        double[] point = likelihood.pointOf(start.ar(), start.ma());
        double before = Double.POSITIVE_INFINITY;
        for (int turn = 0; turn < TURNS; turn++) {
            regression.residuals(coefficients, residuals);
            Optimum found = search.minimize(likelihood, point);
            point = found.point();
            if (regressors.count() == 0 || before - found.value() < 1e-3 / Math.max(1000, residuals.length)) {
                break;
            }
            before = found.value();
            coefficients =
                    regression.generalised(filter, likelihood.autoregressive(point), likelihood.movingAverage(point));
        }
        return ArimaModel.of(
                order,
                likelihood.autoregressive(point),
                likelihood.movingAverage(point),
                regressors,
                coefficients,
                series);
    }
}
