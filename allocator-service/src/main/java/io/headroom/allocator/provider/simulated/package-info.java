/** A provider of simulated hosts with capacity, latencies, kept state and faults. */
@NullMarked
package io.headroom.allocator.provider.simulated;

import org.jspecify.annotations.NullMarked;
