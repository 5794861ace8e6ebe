/** Tests. */
@NullMarked
package io.headroom.support.idempotency;

import org.jspecify.annotations.NullMarked;
