@NullMarked
package io.headroom.forecasting.smoothing;

import org.jspecify.annotations.NullMarked;
