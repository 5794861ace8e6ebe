/** Holds the decision rules to numbers computed by hand and to invariants over random histories. */
@NullMarked
package io.headroom.planning;

import org.jspecify.annotations.NullMarked;
