/** Tests. */
@NullMarked
package io.headroom.forecasting.coldstart;

import org.jspecify.annotations.NullMarked;
