package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command that was taken in and is not answered yet.
 *
 * @param begunBefore whether somebody began it and never finished, so that its outcome is unknown
 */
record Work(
        AllocationCommand command,
        String provider,
        @Nullable String traceparent,
        Instant receivedAt,
        boolean begunBefore) {

    String subject() {
        return Subject.of(command);
    }
}
