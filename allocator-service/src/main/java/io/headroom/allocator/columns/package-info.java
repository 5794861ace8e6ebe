/** How amounts and targets are laid out in columns. */
@NullMarked
package io.headroom.allocator.columns;

import org.jspecify.annotations.NullMarked;
