@NullMarked
package io.headroom.forecasting.theta;

import org.jspecify.annotations.NullMarked;
