/** Forecasts application groups: the sum of what their members use. */
@NullMarked
package io.headroom.forecast.group;

import org.jspecify.annotations.NullMarked;
