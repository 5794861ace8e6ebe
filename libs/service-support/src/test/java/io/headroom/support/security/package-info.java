/** Tests. */
@NullMarked
package io.headroom.support.security;

import org.jspecify.annotations.NullMarked;
