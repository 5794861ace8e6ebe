/** Regression on chosen past values. */
@NullMarked
package io.headroom.forecasting.autoregression;

import org.jspecify.annotations.NullMarked;
