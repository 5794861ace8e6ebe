package io.headroom.support.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record as it came from a topic, read and checked.
 *
 * @param key the Kafka key
 * @param value the contracts record; null for a tombstone of a compacted topic
 * @param partition where it lay
 * @param offset where it lay in the partition
 * @param ceId with {@code ceSource} what the {@link Inbox} knows it by
 * @param ceSource the service that published it
 * @param ceType the CloudEvents type
 * @param timestamp when the broker's record was made
 * @param traceparent the trace it belongs to, if any
 */
public record Received<T>(
        String key,
        @Nullable T value,
        int partition,
        long offset,
        String ceId,
        String ceSource,
        String ceType,
        Instant timestamp,
        @Nullable String traceparent) {

    /**
     * The record of a topic without tombstones.
     *
     * @throws IllegalStateException for a tombstone
     */
    public T record() {
        if (value == null) {
            throw new IllegalStateException("the record of " + key + " is a tombstone");
        }
        return value;
    }
}
