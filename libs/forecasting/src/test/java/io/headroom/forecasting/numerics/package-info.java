@NullMarked
package io.headroom.forecasting.numerics;

import org.jspecify.annotations.NullMarked;
