/** What people use instead of Headroom, with the constants of the real systems: the policies that a replay compares with. */
@NullMarked
package io.headroom.replay.baseline;

import org.jspecify.annotations.NullMarked;
