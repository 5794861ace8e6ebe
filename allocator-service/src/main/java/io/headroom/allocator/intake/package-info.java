/** Takes in what the other services tell the planner: forecasts, tiers, budgets and breaches. */
@NullMarked
package io.headroom.allocator.intake;

import org.jspecify.annotations.NullMarked;
