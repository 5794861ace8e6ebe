/** The named measurements of {@code ./headroom bench}: figures beside their limits and peers, all of one run. */
@NullMarked
package io.headroom.bench;

import org.jspecify.annotations.NullMarked;
