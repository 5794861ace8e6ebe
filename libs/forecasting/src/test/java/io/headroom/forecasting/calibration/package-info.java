@NullMarked
package io.headroom.forecasting.calibration;

import org.jspecify.annotations.NullMarked;
