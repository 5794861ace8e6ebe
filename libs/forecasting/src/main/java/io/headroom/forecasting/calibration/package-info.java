/** Holds published quantiles to what came and moves them until they are right as often as they say. */
@NullMarked
package io.headroom.forecasting.calibration;

import org.jspecify.annotations.NullMarked;
