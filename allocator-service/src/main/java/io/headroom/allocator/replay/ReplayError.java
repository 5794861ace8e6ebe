package io.headroom.allocator.replay;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What a replay can run into. */
enum ReplayError implements ErrorCode {
    /** No policy is called so. */
    POLICY_UNKNOWN(ErrorCategory.CLIENT),
    /** More bytes, VMs or days than are taken here. */
    TRACE_TOO_LARGE(ErrorCategory.CLIENT, HttpStatus.CONTENT_TOO_LARGE),
    /** The trace is of no known format, or a line of it is wrong. */
    TRACE_UNREADABLE(ErrorCategory.CLIENT),
    /** No VM has a value beyond the seven days that teach the policies. */
    NOTHING_TO_REPLAY(ErrorCategory.UNPROCESSABLE),
    /** The tenant's own share of the queue is used up. */
    TOO_MANY_REPLAYS(ErrorCategory.LIMIT),
    /** As many replays wait as may. */
    REPLAY_QUEUE_FULL(ErrorCategory.UNAVAILABLE),
    /** The service stopped before it was done. */
    INTERRUPTED(ErrorCategory.UNAVAILABLE);

    private final ErrorCategory category;
    private final HttpStatus status;

    ReplayError(ErrorCategory category) {
        this(category, category.status());
    }

    ReplayError(ErrorCategory category, HttpStatus status) {
        this.category = category;
        this.status = status;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
