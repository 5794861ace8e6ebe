package io.headroom.qos.tier;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;

/** What can be wrong with tiers, assignments and budgets. */
public enum QosError implements ErrorCode {
    TIER_UNKNOWN(ErrorCategory.NOT_FOUND),
    /** A dearer tier would be worse than a cheaper one. */
    TIER_ORDER_BROKEN(ErrorCategory.UNPROCESSABLE),
    /** The tier named in an assignment does not exist. */
    TIER_INVALID(ErrorCategory.UNPROCESSABLE),
    VM_UNKNOWN(ErrorCategory.NOT_FOUND),
    GROUP_UNKNOWN(ErrorCategory.NOT_FOUND),
    TENANT_UNKNOWN(ErrorCategory.NOT_FOUND);

    private final ErrorCategory category;

    QosError(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
