/** The allocator: inventory, capacity calendar, planner and providers. */
@NullMarked
package io.headroom.allocator;

import org.jspecify.annotations.NullMarked;
