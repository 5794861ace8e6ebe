package io.headroom.local.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the broker knows: where its partitions begin and end, and how far each group has read. */
final class Offsets implements AutoCloseable {

    private final Admin admin;

    Offsets(String bootstrapServers) {
        this.admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers, "default.api.timeout.ms", 20_000, "request.timeout.ms", 20_000));
    }

    /** The offset after the last record of each partition. */
    Map<TopicPartition, Long> ends(Set<String> topics) throws ExecutionException, InterruptedException {
        return list(topics, OffsetSpec.latest());
    }

    /** The offset of the first record that is still kept. */
    Map<TopicPartition, Long> beginnings(Set<String> topics) throws ExecutionException, InterruptedException {
        return list(topics, OffsetSpec.earliest());
    }

    /** How far each consumer group has committed. */
    Map<String, Map<TopicPartition, Long>> committed() throws ExecutionException, InterruptedException {
        Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
        for (GroupListing group : admin.listGroups().all().get()) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()) {
                if (entry.getValue() != null) {
                    offsets.put(entry.getKey(), entry.getValue().offset());
                }
            }
            committed.put(group.groupId(), offsets);
        }
        return committed;
    }

    @Override
    public void close() {
        admin.close();
    }

    private Map<TopicPartition, Long> list(Set<String> topics, OffsetSpec where)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(Offsets::partitions)
                .collect(Collectors.toMap(partition -> partition, partition -> where));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> entry :
                admin.listOffsets(wanted).all().get().entrySet()) {
            offsets.put(entry.getKey(), entry.getValue().offset());
        }
        return offsets;
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition()));
    }

    /** Partitions that are not empty. */
    static List<TopicPartition> nonEmpty(Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        return ends.keySet().stream()
                .filter(partition -> ends.getOrDefault(partition, 0L) > beginnings.getOrDefault(partition, 0L))
                .toList();
    }
}
