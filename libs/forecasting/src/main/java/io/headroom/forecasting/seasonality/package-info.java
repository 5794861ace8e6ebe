/** Which periods a series has, its seasonal figures, and Fourier regressors. */
@NullMarked
package io.headroom.forecasting.seasonality;

import org.jspecify.annotations.NullMarked;
