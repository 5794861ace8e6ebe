package io.headroom.support.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in binary mode: the attributes as Kafka headers. */
final class CloudEvents {

    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    static final String TIME = "ce_time";
    static final String TRACEPARENT = "traceparent";

    private CloudEvents() {}

    static List<Header> headers(String id, String source, String type, Instant time, @Nullable String traceparent) {
        List<Header> headers = new ArrayList<>(List.of(
                header(ID, id),
                header(SOURCE, source),
                header(TYPE, type),
                header(TIME, time.toString()),
                header("ce_specversion", "1.0"),
                header("content-type", "application/json")));
        if (traceparent != null) {
            headers.add(header(TRACEPARENT, traceparent));
        }
        return headers;
    }

    static @Nullable String read(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
