package io.headroom.support.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A stored record that waits to be shipped. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record OutboxRow(
        long id,
        String topic,
        String key,
        String ceId,
        String ceType,
        byte @Nullable [] payload,
        @Nullable String traceparent,
        Instant createdAt) {

    static OutboxRow read(ResultSet row, int index) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("ce_id"),
                row.getString("ce_type"),
                row.getBytes("payload"),
                row.getString("traceparent"),
                row.getTimestamp("created_at").toInstant());
    }

    /** The record to send; its trace is that of the shipping, which continues the row's. */
    ProducerRecord<byte[], byte[]> toRecord(String source, @Nullable String shipping) {
        return new ProducerRecord<>(
                topic,
                null,
                Sender.bytes(key),
                payload,
                CloudEvents.headers(ceId, source, ceType, createdAt, shipping));
    }
}
