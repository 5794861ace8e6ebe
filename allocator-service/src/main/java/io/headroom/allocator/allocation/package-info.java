/** What each VM was given: commands issued, what the providers report, and how long they take. */
@NullMarked
package io.headroom.allocator.allocation;

import org.jspecify.annotations.NullMarked;
