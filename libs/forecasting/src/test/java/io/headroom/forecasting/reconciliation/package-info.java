@NullMarked
package io.headroom.forecasting.reconciliation;

import org.jspecify.annotations.NullMarked;
