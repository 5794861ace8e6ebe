/** How near plans come to the best there is, and how long they take. */
@NullMarked
package io.headroom.bench.planner;

import org.jspecify.annotations.NullMarked;
