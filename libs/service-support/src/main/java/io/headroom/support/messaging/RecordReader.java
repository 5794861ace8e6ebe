package io.headroom.support.messaging;

import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.EventType;
import io.headroom.contracts.Topic;
import io.headroom.contracts.UnreadableMessageException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a topic's records by their CloudEvents type; the contracts record checks its own invariants. */
class RecordReader {

    private final Topic topic;

    RecordReader(Topic topic) {
        this.topic = topic;
    }

    /**
     * Reads one record.
     *
     * @throws UnreadableMessageException if it is no record of this topic: a dead letter
     */
    Received<Record> read(ConsumerRecord<byte[], byte[]> raw) {
        if (raw.key() == null) {
            throw new UnreadableMessageException("the record has no key", null);
        }
        String ceType = required(raw, CloudEvents.TYPE);
        Record value = raw.value() == null
                ? tombstone()
                : ContractCodec.read(raw.value(), type(ceType).recordClass());
        return new Received<>(
                new String(raw.key(), StandardCharsets.UTF_8),
                value,
                raw.partition(),
                raw.offset(),
                required(raw, CloudEvents.ID),
                required(raw, CloudEvents.SOURCE),
                ceType,
                Instant.ofEpochMilli(raw.timestamp()),
                CloudEvents.read(raw.headers(), CloudEvents.TRACEPARENT));
    }

    private @Nullable Record tombstone() {
        if (!topic.compacted()) {
            throw new UnreadableMessageException("the record has no value", null);
        }
        return null;
    }

    private EventType type(String ceType) {
        return EventType.ofCeType(ceType)
                .filter(type -> type.topic() == topic)
                .orElseThrow(() -> new UnreadableMessageException(
                        CloudEvents.TYPE + " " + ceType + " is unknown on " + topic.topicName(), null));
    }

    private static String required(ConsumerRecord<byte[], byte[]> raw, String header) {
        String value = CloudEvents.read(raw.headers(), header);
        if (value == null) {
            throw new UnreadableMessageException("the header " + header + " is missing", null);
        }
        return value;
    }
}
