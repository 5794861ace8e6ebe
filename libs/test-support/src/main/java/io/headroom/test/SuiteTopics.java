package io.headroom.test;

import io.headroom.contracts.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The suite's topics and their dead letters, on a broker that creates none by itself. */
public final class SuiteTopics {

    private SuiteTopics() {}

    /** Creates all topics on an empty broker. */
    public static void create(String bootstrapServers) {
        List<NewTopic> topics = Stream.of(Topic.values())
                .flatMap(topic -> Stream.of(live(topic), topic(topic.deadLetterTopic())))
                .toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the topics cannot be created on " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static NewTopic live(Topic topic) {
        return topic.compacted()
                ? topic(topic.topicName())
                        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))
                : topic(topic.topicName());
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Topic.PARTITIONS, (short) 1);
    }
}
