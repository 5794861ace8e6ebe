/** Exponential smoothing as innovations state space (ETS), and with two seasons at once. */
@NullMarked
package io.headroom.forecasting.smoothing;

import org.jspecify.annotations.NullMarked;
