@NullMarked
package io.headroom.allocator.reservation;

import org.jspecify.annotations.NullMarked;
