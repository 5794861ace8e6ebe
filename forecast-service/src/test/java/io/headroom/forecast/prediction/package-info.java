/** Tests. */
@NullMarked
package io.headroom.forecast.prediction;

import org.jspecify.annotations.NullMarked;
