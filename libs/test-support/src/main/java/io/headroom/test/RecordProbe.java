package io.headroom.test;

import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.EventType;
import io.headroom.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Puts records on topics and watches what comes by; it sees each watched topic from its beginning. */
public final class RecordProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, TopicWatch> watches = new ConcurrentHashMap<>();

    /** A probe of a broker. */
    public RecordProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Publishes a record on its topic as another service would. */
    public void send(String key, Record message) {
        send(key, message, UUID.randomUUID().toString());
    }

    /** Publishes a record with a CloudEvents id of choice, for duplicates. */
    public void send(String key, Record message, String ceId) {
        EventType type = EventType.of(message.getClass());
        sendRaw(type.topic(), key, ContractCodec.write(message), cloudEvent(type.ceType(), ceId));
    }

    /** Removes a key from a compacted topic. */
    public void sendTombstone(Topic topic, String key) {
        String ceType = "io.headroom." + topic.topicName() + ".Tombstone.v1";
        sendRaw(topic, key, null, cloudEvent(ceType, UUID.randomUUID().toString()));
    }

    /** Sends whatever there is, for poison. */
    public void sendRaw(Topic topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        List<Header> raw = new ArrayList<>();
        headers.forEach((name, text) -> raw.add(new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8))));
        byte[] rawKey = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        try {
            producer.send(new ProducerRecord<>(topic.topicName(), null, rawKey, value, raw))
                    .get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the record was not acknowledged", e);
        }
    }

    /** The headers of a sound record of a type. */
    public static Map<String, String> cloudEvent(String ceType, String ceId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_id", ceId);
        headers.put("ce_source", "test");
        headers.put("ce_type", ceType);
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_specversion", "1.0");
        headers.put("content-type", "application/json");
        return headers;
    }

    /** Everything on a topic so far that matches. */
    public List<Seen> on(Topic topic, Predicate<Seen> wanted) {
        return watch(topic.topicName()).seen(wanted);
    }

    /** Waits for a record; fails after 20 s with what was seen instead. */
    public Seen await(Topic topic, Predicate<Seen> wanted) {
        return await(topic.topicName(), wanted);
    }

    /** Waits for a record of a key. */
    public Seen await(Topic topic, String key) {
        return await(topic, seen -> key.equals(seen.key()));
    }

    /** Waits for a dead letter of a topic. */
    public Seen awaitDeadLetter(Topic topic, Predicate<Seen> wanted) {
        return await(topic.deadLetterTopic(), wanted);
    }

    /** All dead letters of a topic so far that match. */
    public List<Seen> deadLetters(Topic topic, Predicate<Seen> wanted) {
        return watch(topic.deadLetterTopic()).seen(wanted);
    }

    private Seen await(String topic, Predicate<Seen> wanted) {
        TopicWatch watch = watch(topic);
        Awaitility.await("a record on " + topic)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> watch.failure() != null)
                .until(() -> !watch.seen(wanted).isEmpty());
        return watch.seen(wanted).get(0);
    }

    private TopicWatch watch(String topic) {
        return watches.computeIfAbsent(topic, name -> new TopicWatch(bootstrapServers, name));
    }

    @Override
    public void close() {
        watches.values().forEach(TopicWatch::close);
        producer.close(Duration.ofSeconds(2));
    }
}
