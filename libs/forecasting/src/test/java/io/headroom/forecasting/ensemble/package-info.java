/** Holds the automatic choice to its calibration, its ladder and nasty histories. */
@NullMarked
package io.headroom.forecasting.ensemble;

import org.jspecify.annotations.NullMarked;
