@NullMarked
package io.headroom.allocator.provider.simulated;

import org.jspecify.annotations.NullMarked;
