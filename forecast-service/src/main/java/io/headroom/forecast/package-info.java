/** Takes metrics in, keeps their history and publishes calibrated forecasts of demand. */
@NullMarked
package io.headroom.forecast;

import org.jspecify.annotations.NullMarked;
