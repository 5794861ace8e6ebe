package io.headroom.forecast.history;

import io.headroom.contracts.MetricSample;
import io.headroom.contracts.Topic;
import io.headroom.support.messaging.Received;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores a polled batch of samples, its rollups and its offsets in one transaction, so that each counts exactly once. */
@Component
class SampleStore {

    private final SampleTable table;
    private final HistoryWriting writing;
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    SampleStore(SampleTable table, HistoryWriting writing, JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.table = table;
        this.writing = writing;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Stores the batch, then tells of it. */
    void store(List<Received<MetricSample>> batch) {
        List<MetricSample> samples = List.copyOf(merged(batch));
        writing.write(samples, () -> {
            table.merge(samples);
            advance(batch);
        });
        events.publishEvent(new SamplesStored(batch));
    }

    /** One sample per VM and instant: a statement may touch a row only once. */
    private static Collection<MetricSample> merged(List<Received<MetricSample>> batch) {
        Map<List<Object>, MetricSample> byKey = new LinkedHashMap<>();
        for (Received<MetricSample> received : batch) {
            MetricSample sample = received.record();
            byKey.merge(List.of(sample.tenantId(), sample.vmId(), sample.at()), sample, SampleStore::laterOverEarlier);
        }
        return byKey.values();
    }

    private static MetricSample laterOverEarlier(MetricSample earlier, MetricSample later) {
        return new MetricSample(
                later.tenantId(),
                later.vmId(),
                later.group(),
                later.at(),
                later.version(),
                either(later, earlier, Measure.CPU_CORES_USED),
                either(later, earlier, Measure.MEMORY_MIB_USED),
                either(later, earlier, Measure.STORAGE_USED_MIB),
                either(later, earlier, Measure.DISK_READ_KIB_PER_S),
                either(later, earlier, Measure.DISK_WRITE_KIB_PER_S),
                either(later, earlier, Measure.DISK_READ_IOPS),
                either(later, earlier, Measure.DISK_WRITE_IOPS),
                either(later, earlier, Measure.NETWORK_RX_KIB_PER_S),
                either(later, earlier, Measure.NETWORK_TX_KIB_PER_S),
                either(later, earlier, Measure.REQUESTS_PER_SECOND),
                either(later, earlier, Measure.REQUEST_LATENCY_P95_MS),
                either(later, earlier, Measure.ERROR_RATIO),
                either(later, earlier, Measure.CPU_STEAL_RATIO));
    }

    private static @Nullable Double either(MetricSample first, MetricSample second, Measure measure) {
        Double value = measure.of(first);
        return value != null ? value : measure.of(second);
    }

    private void advance(List<Received<MetricSample>> batch) {
        Map<Integer, Long> next = new HashMap<>();
        for (Received<MetricSample> received : batch) {
            next.merge(received.partition(), received.offset() + 1, Math::max);
        }
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement advance = connection.prepareStatement("""
                    insert into consumed_offset values (?, ?, ?)
                    on conflict (topic, partition_number)
                    do update set next_offset = greatest(consumed_offset.next_offset, excluded.next_offset)
                    """)) {
                for (Map.Entry<Integer, Long> entry : next.entrySet()) {
                    advance.setString(1, Topic.METRICS.topicName());
                    advance.setInt(2, entry.getKey());
                    advance.setLong(3, entry.getValue());
                    advance.addBatch();
                }
                return advance.executeBatch();
            }
        });
    }
}
