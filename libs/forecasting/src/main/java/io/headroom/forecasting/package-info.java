/**
 * Time series in, calibrated quantile forecasts out. Everything counts in steps; what a step or a day is, the caller says.
 *
 * <p>A {@link io.headroom.forecasting.PointForecaster} knows how demand moves; how far it is off is never assumed but
 * measured: {@link io.headroom.forecasting.AutoForecaster} lets every candidate forecast the held-back end of the history,
 * keeps what it was off by for each target, and takes the candidate whose quantiles lost least.
 */
@NullMarked
package io.headroom.forecasting;

import org.jspecify.annotations.NullMarked;
