/** Tests. */
@NullMarked
package io.headroom.support.observability;

import org.jspecify.annotations.NullMarked;
