package io.headroom.support.messaging;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that this service could not process.
 *
 * @param id names the service first, so that the gateway finds it
 * @param consumerGroup the consumer that failed at it
 * @param value as text; null for a tombstone
 * @param errorType the class of failure
 * @param error what was wrong
 * @param resolvedBy the subject that replayed or discarded it
 */
record DeadLetter(
        String id,
        String topic,
        int partition,
        long offset,
        String consumerGroup,
        @Nullable String key,
        @Nullable String value,
        Map<String, String> headers,
        String errorType,
        String error,
        State state,
        Instant failedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {

    /** WAITING -> REPLAYED or DISCARDED; back to WAITING if the record fails again. */
    enum State {
        WAITING,
        REPLAYED,
        DISCARDED
    }
}
