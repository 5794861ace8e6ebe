@NullMarked
package io.headroom.forecasting.seasonality;

import org.jspecify.annotations.NullMarked;
