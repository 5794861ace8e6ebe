@NullMarked
package io.headroom.forecasting.quantileregression;

import org.jspecify.annotations.NullMarked;
