package io.headroom.allocator.reservation;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;

/** What a request about reservations and the calendar can run into. */
public enum ReservationError implements ErrorCode {
    RESERVATION_UNKNOWN(ErrorCategory.NOT_FOUND),
    /** Its state does not allow what was asked for. */
    RESERVATION_STATE(ErrorCategory.CONFLICT),
    SPAN_INVALID(ErrorCategory.UNPROCESSABLE),
    DELTA_INVALID(ErrorCategory.UNPROCESSABLE),
    /** The VM runs on no host yet. */
    VM_NOT_PLACED(ErrorCategory.CONFLICT),
    /** The VM's mode does not let it set capacity aside. */
    VM_NOT_ACTING(ErrorCategory.CONFLICT),
    CAPACITY_SHORT(ErrorCategory.CONFLICT),
    HOST_UNKNOWN(ErrorCategory.NOT_FOUND);

    private final ErrorCategory category;

    ReservationError(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
