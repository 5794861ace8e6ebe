/** Publishes forecasts at every step and at once when present use surges. */
@NullMarked
package io.headroom.forecast.prediction;

import org.jspecify.annotations.NullMarked;
