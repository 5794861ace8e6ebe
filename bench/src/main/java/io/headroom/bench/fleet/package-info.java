/** A fleet in the running suite: what its forecasts cost, how soon they are back, and whether refits delay ingestion. */
@NullMarked
package io.headroom.bench.fleet;

import org.jspecify.annotations.NullMarked;
