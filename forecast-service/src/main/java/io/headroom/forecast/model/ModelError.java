package io.headroom.forecast.model;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;

/** What can be wrong with a question about a VM's models or forecast. */
public enum ModelError implements ErrorCode {
    VM_UNKNOWN(ErrorCategory.NOT_FOUND),
    GROUP_UNKNOWN(ErrorCategory.NOT_FOUND);

    private final ErrorCategory category;

    ModelError(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
