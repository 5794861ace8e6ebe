/** Holds the contracts to their samples and schemas. */
@NullMarked
package io.headroom.contracts;

import org.jspecify.annotations.NullMarked;
