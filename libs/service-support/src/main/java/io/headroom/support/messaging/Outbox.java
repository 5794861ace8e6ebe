package io.headroom.support.messaging;

import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.EventType;
import io.headroom.contracts.Topic;
import io.headroom.support.observability.Traces;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Publishes records with the state they tell of: stored in the caller's transaction, shipped after its commit.
 *
 * <p>Records of one key are shipped in the order of their insertion, so writers of one aggregate must take turns on its
 * row before they publish.
 */
public final class Outbox {

    /** Rows are spread over shards by key; a shard is shipped by one relay at a time. */
    static final int SHARDS = 8;

    private final JdbcClient jdbc;
    private final Traces traces;
    private final Runnable committed;

    Outbox(JdbcClient jdbc, Traces traces, Runnable committed) {
        this.jdbc = jdbc;
        this.traces = traces;
        this.committed = committed;
    }

    /**
     * Publishes a record on its topic.
     *
     * @param key the Kafka key, see {@link io.headroom.contracts.Keys}
     * @param message a record of the contracts
     * @throws IllegalStateException outside a transaction
     */
    public void publish(String key, Record message) {
        EventType type = EventType.of(message.getClass());
        insert(type.topic(), key, type.ceType(), ContractCodec.write(message));
    }

    /**
     * Publishes many records, each on its topic, in this order and by one statement.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void publishAll(List<Keyed> messages) {
        if (messages.isEmpty()) {
            return;
        }
        requireTransaction();
        int count = messages.size();
        Integer[] shards = new Integer[count];
        String[] topics = new String[count];
        String[] keys = new String[count];
        String[] ids = new String[count];
        String[] types = new String[count];
        byte[][] payloads = new byte[count][];
        for (int i = 0; i < count; i++) {
            Keyed keyed = messages.get(i);
            EventType type = EventType.of(keyed.message.getClass());
            shards[i] = shard(keyed.key);
            topics[i] = type.topic().topicName();
            keys[i] = keyed.key;
            ids[i] = UUID.randomUUID().toString();
            types[i] = type.ceType();
            payloads[i] = ContractCodec.write(keyed.message);
        }
        jdbc.sql("insert into outbox (shard, topic, key, ce_id, ce_type, payload, traceparent)"
                        + " select shard, topic, key, id::uuid, type, payload, ? from unnest(?::int[], ?::text[], ?::text[],"
                        + " ?::text[], ?::text[], ?::bytea[]) with ordinality"
                        + " as message (shard, topic, key, id, type, payload, position) order by position")
                .param(traces.current())
                .params(List.of(shards, topics, keys, ids, types, payloads))
                .update();
        wakeAfterCommit();
    }

    /**
     * Publishes the removal of a key from a compacted topic.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void publishTombstone(Topic topic, String key) {
        if (!topic.compacted()) {
            throw new IllegalArgumentException(topic.topicName() + " is not compacted and has no tombstones");
        }
        insert(topic, key, "io.headroom." + topic.topicName() + ".Tombstone.v1", null);
    }

    static int shard(String key) {
        return Math.floorMod(key.hashCode(), SHARDS);
    }

    private void insert(Topic topic, String key, String ceType, byte @Nullable [] payload) {
        requireTransaction();
        jdbc.sql("insert into outbox (shard, topic, key, ce_id, ce_type, payload, traceparent)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(shard(key), topic.topicName(), key, UUID.randomUUID(), ceType)
                .param(payload)
                .param(traces.current())
                .update();
        wakeAfterCommit();
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the outbox needs the transaction of the state it tells of");
        }
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.run();
            }
        });
    }

    /**
     * A record to be published.
     *
     * @param key the Kafka key, see {@link io.headroom.contracts.Keys}
     * @param message a record of the contracts
     */
    public record Keyed(String key, Record message) {}
}
