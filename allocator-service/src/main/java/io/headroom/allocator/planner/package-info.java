/** Decides for each pool who gets how much, when, and why; the holder of the pool's lease plans it. */
@NullMarked
package io.headroom.allocator.planner;

import org.jspecify.annotations.NullMarked;
