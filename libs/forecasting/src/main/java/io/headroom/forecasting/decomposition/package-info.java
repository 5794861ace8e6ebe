/** Trend with changepoints, seasons and events by one penalised least-squares fit. */
@NullMarked
package io.headroom.forecasting.decomposition;

import org.jspecify.annotations.NullMarked;
