package io.headroom.support.messaging;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;

/** What an operator can run into with dead letters. */
enum DeadLetterError implements ErrorCode {
    DEAD_LETTER_UNKNOWN(ErrorCategory.NOT_FOUND),
    /** It was replayed or discarded already. */
    DEAD_LETTER_RESOLVED(ErrorCategory.CONFLICT),
    /** This version of the service no longer has the consumer that failed at it. */
    DEAD_LETTER_WITHOUT_CONSUMER(ErrorCategory.CONFLICT),
    /** The consumer failed at it again. */
    DEAD_LETTER_FAILED_AGAIN(ErrorCategory.CONFLICT);

    private final ErrorCategory category;

    DeadLetterError(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
