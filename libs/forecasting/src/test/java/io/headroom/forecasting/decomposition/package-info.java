@NullMarked
package io.headroom.forecasting.decomposition;

import org.jspecify.annotations.NullMarked;
