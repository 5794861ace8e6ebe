/** Tests. */
@NullMarked
package io.headroom.bench.fleet;

import org.jspecify.annotations.NullMarked;
