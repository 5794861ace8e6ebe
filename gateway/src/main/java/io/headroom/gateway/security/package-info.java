/** Who is let in at the door, and from which origins. */
@NullMarked
package io.headroom.gateway.security;

import org.jspecify.annotations.NullMarked;
