/** Stores samples exactly once and rolls them up to steps. */
@NullMarked
package io.headroom.forecast.history;

import org.jspecify.annotations.NullMarked;
