@NullMarked
package io.headroom.allocator.planner;

import org.jspecify.annotations.NullMarked;
