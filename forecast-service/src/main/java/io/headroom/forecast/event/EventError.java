package io.headroom.forecast.event;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;

/** What can be wrong with an announced event. */
public enum EventError implements ErrorCode {
    EVENT_UNKNOWN(ErrorCategory.NOT_FOUND),
    /** Its parts contradict one another. */
    EVENT_INVALID(ErrorCategory.CLIENT),
    /** The tenant has announced as many as it may. */
    EVENT_CAP(ErrorCategory.LIMIT),
    VM_UNKNOWN(ErrorCategory.UNPROCESSABLE);

    private final ErrorCategory category;

    EventError(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
