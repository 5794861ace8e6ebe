/** How long it takes from a surging sample at the gateway to an applied allocation, and where that time goes. */
@NullMarked
package io.headroom.bench.loop;

import org.jspecify.annotations.NullMarked;
