/** Requests that may be repeated without a second effect. */
@NullMarked
package io.headroom.support.idempotency;

import org.jspecify.annotations.NullMarked;
