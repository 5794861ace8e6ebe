@NullMarked
package io.headroom.allocator.provider;

import org.jspecify.annotations.NullMarked;
