package io.headroom.allocator.inventory;

import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.ErrorCode;

/** What a request about the inventory can run into. */
enum InventoryError implements ErrorCode {
    POOL_UNKNOWN(ErrorCategory.NOT_FOUND),
    HOST_UNKNOWN(ErrorCategory.NOT_FOUND),
    VM_UNKNOWN(ErrorCategory.NOT_FOUND),
    GROUP_UNKNOWN(ErrorCategory.NOT_FOUND),
    PROVIDER_UNKNOWN(ErrorCategory.UNPROCESSABLE),
    /** A field names a pool, host or group that is not registered, or not in the pool. */
    REFERENCE_UNKNOWN(ErrorCategory.UNPROCESSABLE),
    CAPACITY_INVALID(ErrorCategory.UNPROCESSABLE),
    BOUNDS_INVALID(ErrorCategory.UNPROCESSABLE),
    POOL_IN_USE(ErrorCategory.CONFLICT),
    HOST_IN_USE(ErrorCategory.CONFLICT),
    GROUP_IN_USE(ErrorCategory.CONFLICT),
    /** Only an operator may say on which host a VM runs. */
    PLACEMENT_FORBIDDEN(ErrorCategory.FORBIDDEN);

    private final ErrorCategory category;

    InventoryError(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
