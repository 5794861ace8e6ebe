/** Tests. */
@NullMarked
package io.headroom.forecast;

import org.jspecify.annotations.NullMarked;
