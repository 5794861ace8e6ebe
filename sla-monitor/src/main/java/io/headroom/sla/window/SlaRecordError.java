package io.headroom.sla.window;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;

/** Why a record of a topic is refused. */
enum SlaRecordError implements ErrorCode {
    /** Its sample is said to be of the future. */
    SAMPLE_AHEAD(ErrorCategory.CLIENT);

    private final ErrorCategory category;

    SlaRecordError(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
