package io.headroom.local.verify;

import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.MetricSample;
import io.headroom.contracts.Topic;
import io.headroom.contracts.UnreadableMessageException;
import io.headroom.local.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * I5: what the broker has acknowledged is in the history. The offsets stored with the data are compared with the broker's,
 * and the latest records of each partition are looked up in the table.
 */
final class HistoryCheck implements Check {

    private static final String TOPIC = Topic.METRICS.topicName();
    private static final int LOOKED_UP_PER_PARTITION = 200;
    private static final Duration POLL = Duration.ofSeconds(5);

    private static final String MISSING = "select r.* from unnest(?::text[], ?::text[], ?::timestamptz[])"
            + " as r (tenant_id, vm_id, at) where not exists (select from metric_sample s"
            + " where s.tenant_id = r.tenant_id and s.vm_id = r.vm_id and s.at = r.at)";

    @Override
    public String id() {
        return "I5";
    }

    @Override
    public String promise() {
        return "every acknowledged metric is in the history";
    }

    @Override
    public List<String> violations(Evidence evidence) throws Exception {
        Map<TopicPartition, Long> stored = storedOffsets(evidence);
        List<String> violations = new ArrayList<>();
        try (Offsets offsets = new Offsets(evidence.suite().bootstrapServers())) {
            Map<TopicPartition, Long> beginnings = offsets.beginnings(Set.of(TOPIC));
            Map<TopicPartition, Long> ends = offsets.ends(Set.of(TOPIC));
            stored.forEach((partition, next) -> {
                if (next > ends.getOrDefault(partition, 0L)) {
                    violations.add("history of " + partition + " is at " + next + ", the broker ends at "
                            + ends.get(partition));
                }
            });
            for (TopicPartition partition : Offsets.nonEmpty(beginnings, ends)) {
                Long next = stored.get(partition);
                if (next == null) {
                    violations.add("history has read nothing of " + partition);
                } else {
                    long from = Math.max(beginnings.getOrDefault(partition, 0L), next - LOOKED_UP_PER_PARTITION);
                    violations.addAll(missing(evidence, partition, from, next));
                }
            }
        }
        return violations;
    }

    private static Map<TopicPartition, Long> storedOffsets(Evidence evidence) throws SQLException {
        Map<TopicPartition, Long> stored = new HashMap<>();
        for (List<String> row : evidence.rows(
                Service.FORECAST,
                "select partition_number, next_offset from consumed_offset where topic = '" + TOPIC + "'")) {
            stored.put(new TopicPartition(TOPIC, Integer.parseInt(row.get(0))), Long.valueOf(row.get(1)));
        }
        return stored;
    }

    private static List<String> missing(Evidence evidence, TopicPartition partition, long from, long to)
            throws SQLException {
        List<MetricSample> samples = read(evidence.suite().bootstrapServers(), partition, from, to);
        Connection snapshot = evidence.snapshot(Service.FORECAST);
        List<String> missing = new ArrayList<>();
        try (PreparedStatement statement = snapshot.prepareStatement(MISSING)) {
            statement.setArray(
                    1,
                    snapshot.createArrayOf(
                            "text", samples.stream().map(MetricSample::tenantId).toArray()));
            statement.setArray(
                    2,
                    snapshot.createArrayOf(
                            "text", samples.stream().map(MetricSample::vmId).toArray()));
            statement.setArray(
                    3,
                    snapshot.createArrayOf(
                            "timestamptz",
                            samples.stream()
                                    .map(sample -> Timestamp.from(sample.at()))
                                    .toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    missing.add(
                            "no row for " + rows.getString(1) + "/" + rows.getString(2) + " at " + rows.getString(3));
                }
            }
        }
        return missing;
    }

    private static List<MetricSample> read(String bootstrapServers, TopicPartition partition, long from, long to) {
        List<MetricSample> samples = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            while (consumer.position(partition) < to) {
                List<ConsumerRecord<byte[], byte[]>> records =
                        consumer.poll(POLL).records(partition);
                if (records.isEmpty()) {
                    break;
                }
                records.stream().filter(record -> record.offset() < to).forEach(record -> add(record, samples));
            }
        }
        return samples;
    }

    /** A record that nobody can read is a dead letter, not history. */
    private static void add(ConsumerRecord<byte[], byte[]> record, List<MetricSample> samples) {
        try {
            samples.add(ContractCodec.read(record.value(), MetricSample.class));
        } catch (UnreadableMessageException e) {
            // I7 looks for it among the dead letters.
        }
    }
}
