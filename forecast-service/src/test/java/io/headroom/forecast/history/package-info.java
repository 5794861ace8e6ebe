/** Tests. */
@NullMarked
package io.headroom.forecast.history;

import org.jspecify.annotations.NullMarked;
