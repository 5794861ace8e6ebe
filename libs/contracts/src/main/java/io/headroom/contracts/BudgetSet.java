package io.headroom.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The cost threshold of a tenant.
 *
 * @param tenantId the tenant whose spending is bounded
 * @param version rises with every change of one budget
 * @param window the span that the limit is for, in domain time
 * @param limit at most this may be spent within a window; absent when the threshold was lifted
 * @param currency ISO 4217 code of the limit
 * @param hard whether a grant beyond the limit is refused (true) or only reported (false)
 * @param effectiveAt from when it holds
 */
public record BudgetSet(
        String tenantId,
        long version,
        Window window,
        @Nullable BigDecimal limit,
        String currency,
        boolean hard,
        Instant effectiveAt) {

    public BudgetSet {
        Require.id("tenantId", tenantId);
        Require.notNegative("version", version);
        Require.present("window", window);
        if (limit != null && limit.signum() < 0) {
            throw new IllegalArgumentException("limit " + limit + " must not be negative");
        }
        Require.text("currency", currency);
        Require.present("effectiveAt", effectiveAt);
    }

    /** The span of a budget. */
    public enum Window {
        HOUR,
        DAY,
        MONTH
    }
}
