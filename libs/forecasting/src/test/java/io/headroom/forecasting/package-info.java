/** Holds every model to one contract, to numbers computed by hand and to nasty histories. */
@NullMarked
package io.headroom.forecasting;

import org.jspecify.annotations.NullMarked;
