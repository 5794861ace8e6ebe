@NullMarked
package io.headroom.allocator;

import org.jspecify.annotations.NullMarked;
