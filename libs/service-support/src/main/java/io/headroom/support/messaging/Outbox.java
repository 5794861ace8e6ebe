package io.headroom.support.messaging;

import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.EventType;
import io.headroom.contracts.Topic;
import io.headroom.support.observability.Traces;
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
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the outbox needs the transaction of the state it tells of");
        }
        jdbc.sql("insert into outbox (shard, topic, key, ce_id, ce_type, payload, traceparent)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(shard(key), topic.topicName(), key, UUID.randomUUID(), ceType)
                .param(payload)
                .param(traces.current())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.run();
            }
        });
    }
}
