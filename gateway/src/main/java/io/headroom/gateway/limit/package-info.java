/** How many requests a tenant may make. */
@NullMarked
package io.headroom.gateway.limit;

import org.jspecify.annotations.NullMarked;
