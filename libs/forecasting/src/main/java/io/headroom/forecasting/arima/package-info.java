/** Regression with ARIMA errors: exact likelihood through the Kalman filter, automatic order, seasons as regressors. */
@NullMarked
package io.headroom.forecasting.arima;

import org.jspecify.annotations.NullMarked;
