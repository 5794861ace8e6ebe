/**
 * Models that learn from many series at once. None of them is here: whoever wants one puts its module on the class path, and
 * {@link io.headroom.forecasting.group.GroupForecaster#find} finds it.
 */
@NullMarked
package io.headroom.forecasting.group;

import org.jspecify.annotations.NullMarked;
