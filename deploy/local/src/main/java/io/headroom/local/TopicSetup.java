package io.headroom.local;

import io.headroom.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/** Lays down the topics of the contracts and their dead letters, and refuses a broker that cuts them otherwise. */
final class TopicSetup {

    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TopicSetup() {}

    /** Waits for the broker, creates what is missing, and checks what is there. */
    static void prepare(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis(),
                "reconnect.backoff.max.ms",
                200);
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = wanted().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
            Set<String> old = new HashSet<>(present);
            old.retainAll(wanted().stream().map(NewTopic::name).toList());
            admin.describeTopics(old).allTopicNames().get().values().forEach(TopicSetup::check);
        } catch (ExecutionException e) {
            throw new LaunchException("Kafka at " + bootstrapServers + " does not serve: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while creating topics", e);
        }
    }

    static List<NewTopic> wanted() {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(topic(topic.topicName(), topic.retention(), topic.minCompactionLag()));
            topics.add(topic(topic.deadLetterTopic(), DEAD_LETTERS_KEPT, null));
        }
        return topics;
    }

    private static NewTopic topic(String name, @Nullable Duration retention, @Nullable Duration compactionLag) {
        Map<String, String> settings = new HashMap<>();
        if (retention != null) {
            settings.put("retention.ms", Long.toString(retention.toMillis()));
        }
        if (compactionLag != null) {
            settings.put("cleanup.policy", "compact");
            settings.put("min.compaction.lag.ms", Long.toString(compactionLag.toMillis()));
        }
        return new NewTopic(name, Topic.PARTITIONS, (short) 1).configs(settings);
    }

    /** Another count would send a key's next record to another partition, and with it out of order. */
    private static void check(TopicDescription topic) {
        int partitions = topic.partitions().size();
        if (partitions != Topic.PARTITIONS) {
            throw new LaunchException(
                    "Topic " + topic.name() + " has " + partitions + " partitions, not " + Topic.PARTITIONS
                            + ": a key's records would change their order; take another broker or recreate it");
        }
    }
}
