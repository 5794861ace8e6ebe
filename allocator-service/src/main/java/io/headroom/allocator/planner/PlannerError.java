package io.headroom.allocator.planner;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;

/** What a request to the planner can run into. */
enum PlannerError implements ErrorCode {
    /** The tenant's hard cost threshold is used up. */
    COST_THRESHOLD(ErrorCategory.CONFLICT);

    private final ErrorCategory category;

    PlannerError(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
