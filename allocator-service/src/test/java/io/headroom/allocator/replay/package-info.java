@NullMarked
package io.headroom.allocator.replay;

import org.jspecify.annotations.NullMarked;
