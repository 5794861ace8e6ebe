package io.headroom.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.contracts.EventType;
import io.headroom.contracts.Keys;
import io.headroom.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts poison on a topic that the service under test reads: a record that is no JSON and one with a sound envelope and an
 * impossible value, then a sound record of the same key. The poison must end on the topic's {@code .dlq} alone, and the
 * service must have done with the sound record.
 */
public final class Poison {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RecordProbe records;
    private final Environment environment;

    Poison(RecordProbe records, Environment environment) {
        this.records = records;
        this.environment = environment;
    }

    /** The topics of the service's input bindings, so that a test can say that it leaves none out. */
    public Set<Topic> topicsRead() {
        Set<Topic> read = EnumSet.noneOf(Topic.class);
        for (String function :
                environment.getProperty("spring.cloud.function.definition", "").split(";")) {
            String destination =
                    environment.getProperty("spring.cloud.stream.bindings." + function + "-in-0.destination");
            Stream.of(Topic.values())
                    .filter(topic -> topic.topicName().equals(destination))
                    .forEach(read::add);
        }
        return read;
    }

    /** A sound record like the committed sample, of a tenant that nobody else has. */
    public static ObjectNode sound(EventType type) {
        String file = "/io/headroom/contracts/samples/" + type.topic().topicName() + "/"
                + type.recordClass().getSimpleName() + ".v1.json";
        try (InputStream sample = EventType.class.getResourceAsStream(file)) {
            ObjectNode sound = (ObjectNode) JSON.readTree(sample);
            sound.put("tenantId", "t-" + UUID.randomUUID());
            if (sound.has("at")) {
                sound.put("at", Instant.now().toString());
            }
            return sound;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Holds the service to it, with the committed sample as the sound record. */
    public void isSetAsideAlone(EventType type) {
        isSetAsideAlone(type, sound(type));
    }

    /** Holds the service to it, with a sound record of the caller's that it can process. */
    public void isSetAsideAlone(EventType type, ObjectNode sound) {
        String key = key(sound);
        ObjectNode impossible = sound.deepCopy().put("version", -1);

        String illegible = send(type, key, "{\"tenantId\": 7, ".getBytes(UTF_8));
        String invalid = send(type, key, JSON.writeValueAsBytes(impossible));
        String last = send(type, key, JSON.writeValueAsBytes(sound));

        Seen behind = records.await(type.topic(), seen -> last.equals(id(seen)));
        Awaitility.await("the record behind the poison on " + behind.topic() + "-" + behind.partition())
                .atMost(PATIENCE)
                .until(() -> committed(behind) > behind.offset());
        records.awaitDeadLetter(type.topic(), seen -> invalid.equals(id(seen)));
        List<String> dead = records.deadLetters(type.topic(), seen -> key.equals(seen.key())).stream()
                .map(Poison::id)
                .toList();
        if (!dead.equals(List.of(illegible, invalid))) {
            throw new AssertionError("The dead letters of " + type + " are " + dead + ", not the illegible " + illegible
                    + " and the invalid " + invalid + " alone; the sound record was " + last);
        }
    }

    private String send(EventType type, String key, byte[] value) {
        String id = UUID.randomUUID().toString();
        records.sendRaw(type.topic(), key, value, RecordProbe.cloudEvent(type.ceType(), id));
        return id;
    }

    private static String key(ObjectNode message) {
        String tenant = message.path("tenantId").asString();
        if (message.has("vmId")) {
            return Keys.vm(tenant, message.path("vmId").asString());
        }
        return message.has("group") ? Keys.group(tenant, message.path("group").asString()) : Keys.budget(tenant);
    }

    private static String id(Seen seen) {
        return String.valueOf(seen.headers().get("ce_id"));
    }

    /** The offset that the service's group has acknowledged in the partition of a record; 0 if none. */
    private long committed(Seen record) {
        String group = environment.getRequiredProperty("spring.cloud.stream.default.group");
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
        try (Admin admin = Admin.create(settings)) {
            OffsetAndMetadata offset = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS)
                    .get(new TopicPartition(record.topic(), record.partition()));
            return offset == null ? 0 : offset.offset();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the offsets of " + group + " cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
