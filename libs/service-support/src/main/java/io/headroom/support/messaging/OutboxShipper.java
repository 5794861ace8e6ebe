package io.headroom.support.messaging;

import io.headroom.support.observability.Traces;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ships what waits in the outbox: locks the free shards, sends in key order, deletes what the broker has acknowledged.
 *
 * <p>Nothing later of a key is sent before its predecessor is acknowledged. A crash between the acknowledgement and the
 * delete ships a record twice; the {@link Inbox} stops the second.
 */
class OutboxShipper {

    /** The first key of the advisory locks, the shard is the second: "outb" in ASCII. */
    static final int LOCK_SPACE = 0x6f757462;

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Sender sender;
    private final Traces traces;
    private final String source;

    OutboxShipper(JdbcClient jdbc, TransactionTemplate transaction, Sender sender, Traces traces, String source) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.sender = sender;
        this.traces = traces;
        this.source = source;
    }

    /**
     * Ships one batch.
     *
     * @return whether another batch may be waiting
     * @throws ShippingFailedException if the broker did not acknowledge everything; what it did acknowledge is deleted
     */
    boolean shipBatch() {
        Outcome outcome = transaction.execute(status -> {
            List<OutboxRow> rows = lockedRows();
            Outcome result = send(rows);
            delete(result.shipped());
            return result;
        });
        if (outcome.failure() != null) {
            throw new ShippingFailedException(outcome.failure());
        }
        return outcome.shipped().size() == BATCH;
    }

    /** How long the oldest row has waited; 0 for an empty outbox. */
    static double oldestAgeSeconds(JdbcClient jdbc) {
        return jdbc.sql("select coalesce(extract(epoch from now() - min(created_at)), 0) from outbox")
                .query(Double.class)
                .single();
    }

    private List<OutboxRow> lockedRows() {
        List<Integer> shards = jdbc.sql("select shard from generate_series(0, ?) as shard"
                        + " where exists (select from outbox where outbox.shard = shard.shard)"
                        + " and pg_try_advisory_xact_lock(?, shard.shard)")
                .params(Outbox.SHARDS - 1, LOCK_SPACE)
                .query(Integer.class)
                .list();
        if (shards.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from outbox where shard in (:shards) order by id limit " + BATCH)
                .param("shards", shards)
                .query(OutboxRow::read)
                .list();
    }

    /** Sends the first row of every key, waits for all of them, then the second of every key, and so on. */
    private Outcome send(List<OutboxRow> rows) {
        Map<String, Queue<OutboxRow>> byKey = new LinkedHashMap<>();
        for (OutboxRow row : rows) {
            byKey.computeIfAbsent(row.key(), key -> new ArrayDeque<>()).add(row);
        }
        List<Long> shipped = new ArrayList<>(rows.size());
        Exception failure = null;
        while (!byKey.isEmpty() && failure == null) {
            long deadline = sender.deadline();
            Map<OutboxRow, CompletableFuture<?>> wave = new LinkedHashMap<>();
            for (Queue<OutboxRow> queue : byKey.values()) {
                OutboxRow row = queue.remove();
                CompletableFuture<?> sent = begin(row);
                wave.put(row, sent);
                if (sent.isCompletedExceptionally()) {
                    break;
                }
            }
            byKey.values().removeIf(Queue::isEmpty);
            for (Map.Entry<OutboxRow, CompletableFuture<?>> sent : wave.entrySet()) {
                Exception refused = Sender.await(sent.getValue(), deadline);
                if (refused == null) {
                    shipped.add(sent.getKey().id());
                } else {
                    failure = refused;
                }
            }
        }
        return new Outcome(shipped, failure);
    }

    private CompletableFuture<?> begin(OutboxRow row) {
        return traces.sending(
                row.traceparent(), row.topic() + " send", () -> sender.send(row.toRecord(source, traces.current())));
    }

    private void delete(List<Long> shipped) {
        if (!shipped.isEmpty()) {
            jdbc.sql("delete from outbox where id in (:ids)")
                    .param("ids", shipped)
                    .update();
        }
    }

    private record Outcome(List<Long> shipped, @Nullable Exception failure) {}

    /** The broker is away or slow; the rows stay and are tried again. */
    static final class ShippingFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ShippingFailedException(Throwable cause) {
            super(cause);
        }
    }
}
