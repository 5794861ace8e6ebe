@NullMarked
package io.headroom.allocator.inventory;

import org.jspecify.annotations.NullMarked;
