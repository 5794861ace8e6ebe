/** Checks the suite's invariants on its live databases, its broker and its API. */
@NullMarked
package io.headroom.local.verify;

import org.jspecify.annotations.NullMarked;
