@NullMarked
package io.headroom.allocator.allocation;

import org.jspecify.annotations.NullMarked;
