/** Makes forecasts of a group and of its members agree: the group's is the sum of theirs. */
@NullMarked
package io.headroom.forecasting.reconciliation;

import org.jspecify.annotations.NullMarked;
