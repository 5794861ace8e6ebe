package io.headroom.test;

import io.headroom.contracts.ContractCodec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record as the broker has it. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Seen(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        byte @Nullable [] value,
        Map<String, String> headers) {

    static Seen of(ConsumerRecord<byte[], byte[]> raw) {
        Map<String, String> headers = new LinkedHashMap<>();
        raw.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return new Seen(
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.key() == null ? null : text(raw.key()),
                raw.value(),
                headers);
    }

    /** The value as a record of the contracts. */
    public <T> T as(Class<T> type) {
        if (value == null) {
            throw new AssertionError(this + " is a tombstone");
        }
        return ContractCodec.read(value, type);
    }

    /** Whether it carries this type of record. */
    public boolean is(Class<?> type) {
        return String.valueOf(headers.get("ce_type")).contains("." + type.getSimpleName() + ".");
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset + " " + key + " " + headers + " "
                + (value == null ? "(tombstone)" : text(value));
    }
}
