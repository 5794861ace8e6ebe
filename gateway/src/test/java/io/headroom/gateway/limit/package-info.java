@NullMarked
package io.headroom.gateway.limit;

import org.jspecify.annotations.NullMarked;
