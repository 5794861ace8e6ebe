@NullMarked
package io.headroom.forecasting.combination;

import org.jspecify.annotations.NullMarked;
