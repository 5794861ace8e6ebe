/** Which service answers which path, how long that may take, and what is said when it does not. */
@NullMarked
package io.headroom.gateway.routing;

import org.jspecify.annotations.NullMarked;
