package io.headroom.sla.breach;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;

/** What requests about breaches are refused with. */
enum BreachApiError implements ErrorCode {
    BREACH_UNKNOWN(ErrorCategory.NOT_FOUND);

    private final ErrorCategory category;

    BreachApiError(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
