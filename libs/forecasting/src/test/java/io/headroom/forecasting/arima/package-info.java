@NullMarked
package io.headroom.forecasting.arima;

import org.jspecify.annotations.NullMarked;
