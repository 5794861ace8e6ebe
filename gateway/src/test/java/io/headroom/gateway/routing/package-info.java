@NullMarked
package io.headroom.gateway.routing;

import org.jspecify.annotations.NullMarked;
