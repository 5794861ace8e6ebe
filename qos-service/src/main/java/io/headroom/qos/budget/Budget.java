package io.headroom.qos.budget;

import io.headroom.contracts.BudgetSet;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The cost threshold of one tenant.
 *
 * @param tenantId the tenant
 * @param version rises with every change, 0 while none was ever set; its ETag
 * @param window the span the limit is for
 * @param limit at most this may be spent within a window; absent for no threshold
 * @param hard whether a grant beyond the limit is refused, or only reported
 * @param effectiveAt since when, absent while none was ever set
 */
record Budget(
        String tenantId,
        long version,
        BudgetSet.Window window,
        @Nullable BigDecimal limit,
        boolean hard,
        @Nullable Instant effectiveAt) {

    static Budget none(String tenantId) {
        return new Budget(tenantId, 0, BudgetSet.Window.MONTH, null, true, null);
    }
}
