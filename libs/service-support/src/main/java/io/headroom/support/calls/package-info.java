/** Calls to other services: bounded, retried where safe, cut off while the other side is down. */
@NullMarked
package io.headroom.support.calls;

import org.jspecify.annotations.NullMarked;
