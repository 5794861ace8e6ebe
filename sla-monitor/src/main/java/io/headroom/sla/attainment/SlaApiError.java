package io.headroom.sla.attainment;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;

/** What requests about attainment are refused with. */
enum SlaApiError implements ErrorCode {
    VM_UNKNOWN(ErrorCategory.NOT_FOUND);

    private final ErrorCategory category;

    SlaApiError(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
