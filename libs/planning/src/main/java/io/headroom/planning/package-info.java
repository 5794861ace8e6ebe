/** Decides how much of which resource a VM should hold, when, and why: pure functions of demand, tier, price and capacity. */
@NullMarked
package io.headroom.planning;

import org.jspecify.annotations.NullMarked;
