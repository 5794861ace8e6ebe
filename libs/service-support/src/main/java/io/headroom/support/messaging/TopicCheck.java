package io.headroom.support.messaging;

import io.headroom.contracts.Topic;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.kafka.core.KafkaAdmin;

/** Refuses to start on a broker that lacks a topic or has one with another number of partitions. */
class TopicCheck implements SmartInitializingSingleton {

    private static final long PATIENCE_SECONDS = 15;

    private final KafkaAdmin kafka;

    TopicCheck(KafkaAdmin kafka) {
        this.kafka = kafka;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, String> wrong = new TreeMap<>();
        try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
            Map<String, KafkaFuture<TopicDescription>> described = admin.describeTopics(Stream.of(Topic.values())
                            .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterTopic()))
                            .toList())
                    .topicNameValues();
            for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : described.entrySet()) {
                check(topic.getKey(), topic.getValue(), wrong);
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "The broker's topics are not as they must be, " + Topic.PARTITIONS + " partitions each: " + wrong);
        }
    }

    private static void check(String topic, KafkaFuture<TopicDescription> described, Map<String, String> wrong) {
        try {
            int partitions = described
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .partitions()
                    .size();
            if (partitions != Topic.PARTITIONS) {
                wrong.put(topic, partitions + " partitions");
            }
        } catch (ExecutionException | TimeoutException e) {
            wrong.put(
                    topic,
                    e.getCause() == null
                            ? "no answer"
                            : String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            wrong.put(topic, "interrupted");
        }
    }
}
