package io.headroom.support.messaging;

import io.headroom.contracts.UnreadableMessageException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.BatchListenerFailedException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters of one service in its database, where an operator can look at them. */
class DeadLetters {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final String service;

    DeadLetters(JdbcClient jdbc, String service) {
        this.jdbc = jdbc;
        this.service = service;
    }

    /** Notes a record that a consumer group could not process; once, however often it fails. */
    void add(String group, ConsumerRecord<?, ?> failed, Exception failure) {
        Throwable reason = reason(failure);
        jdbc.sql("insert into dead_letter (topic, partition, record_offset, consumer_group, key, payload, headers,"
                        + " recorded_at, error_type, error) values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)"
                        + " on conflict (topic, partition, record_offset, consumer_group) do update set"
                        + " key = excluded.key, payload = excluded.payload, headers = excluded.headers,"
                        + " recorded_at = excluded.recorded_at, error_type = excluded.error_type,"
                        + " error = excluded.error, state = 'WAITING', failed_at = now(),"
                        + " resolved_at = null, resolved_by = null")
                .param(failed.topic())
                .param(failed.partition())
                .param(failed.offset())
                .param(group)
                .param(failed.key())
                .param(failed.value())
                .param(headers(failed))
                .param(Timestamp.from(Instant.ofEpochMilli(failed.timestamp())))
                .param(
                        reason instanceof UnreadableMessageException
                                ? "UNREADABLE"
                                : reason.getClass().getSimpleName())
                .param(String.valueOf(reason.getMessage()))
                .update();
    }

    List<DeadLetter> list(@Nullable String topic, DeadLetter.State state, long after, int limit) {
        return jdbc.sql("select * from dead_letter where state = :state and id > :after"
                        + " and (:topic::text is null or topic = :topic) order by id limit :limit")
                .param("state", state.name())
                .param("after", after)
                .param("topic", topic)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    Optional<DeadLetter> find(String id) {
        return jdbc.sql("select * from dead_letter where id = ?")
                .param(number(id))
                .query(this::read)
                .optional();
    }

    /** The record as it came from the topic. */
    ConsumerRecord<byte[], byte[]> record(DeadLetter letter) {
        return jdbc.sql("select * from dead_letter where id = ?")
                .param(number(letter.id()))
                .query(DeadLetters::readRecord)
                .single();
    }

    void resolve(DeadLetter letter, DeadLetter.State state, String by) {
        jdbc.sql("update dead_letter set state = ?, resolved_at = now(), resolved_by = ? where id = ?")
                .params(state.name(), by, number(letter.id()))
                .update();
    }

    /** How many wait for an operator. */
    double waiting() {
        return jdbc.sql("select count(*) from dead_letter where state = 'WAITING'")
                .query(Long.class)
                .single();
    }

    /** The number in an id of this service's; -1, which no row has, for any other text. */
    long number(String id) {
        String prefix = service + "-";
        if (!id.startsWith(prefix)) {
            return -1;
        }
        try {
            return Long.parseLong(id.substring(prefix.length()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private DeadLetter read(ResultSet row, int index) throws SQLException {
        Timestamp resolvedAt = row.getTimestamp("resolved_at");
        return new DeadLetter(
                service + "-" + row.getLong("id"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("consumer_group"),
                text(row.getBytes("key")),
                text(row.getBytes("payload")),
                JSON.readValue(row.getString("headers"), HEADERS),
                row.getString("error_type"),
                row.getString("error"),
                DeadLetter.State.valueOf(row.getString("state")),
                row.getTimestamp("failed_at").toInstant(),
                resolvedAt == null ? null : resolvedAt.toInstant(),
                row.getString("resolved_by"));
    }

    private static ConsumerRecord<byte[], byte[]> readRecord(ResultSet row, int index) throws SQLException {
        RecordHeaders headers = new RecordHeaders();
        JSON.readValue(row.getString("headers"), HEADERS)
                .forEach((name, value) -> headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
        return new ConsumerRecord<>(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getTimestamp("recorded_at").getTime(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                row.getBytes("key"),
                row.getBytes("payload"),
                headers,
                Optional.empty());
    }

    private static String headers(ConsumerRecord<?, ?> failed) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : failed.headers()) {
            headers.put(header.key(), String.valueOf(text(header.value())));
        }
        return JSON.writeValueAsString(headers).replace("\\u0000", "");
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** What the handler threw, without the frames that the listener container wraps around it. */
    static Throwable reason(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof BatchListenerFailedException attributed && attributed.getCause() != null) {
                return attributed.getCause();
            }
        }
        return failure;
    }
}
