package io.headroom.contracts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Every topic of the suite: its name, how long it keeps its records and whether it is compacted. */
public enum Topic {
    METRICS("metrics", Duration.ofDays(7), null),
    PREDICTIONS("predictions", Duration.ofDays(1), null),
    ALLOCATION_COMMANDS("allocation-commands", Duration.ofDays(7), null),
    ALLOCATIONS("allocations", null, Duration.ofDays(7)),
    RESERVATIONS("reservations", Duration.ofDays(30), null),
    QOS_ASSIGNMENTS("qos-assignments", null, Duration.ZERO),
    INVENTORY("inventory", null, Duration.ZERO),
    QOS_BUDGETS("qos-budgets", null, Duration.ZERO),
    SLA_BREACHES("sla-breaches", Duration.ofDays(30), null);

    /** The one partition count of all topics, asserted when a service starts: a key's records keep their partition. */
    public static final int PARTITIONS = 12;

    private final String topicName;
    private final @Nullable Duration retention;
    private final @Nullable Duration minCompactionLag;

    Topic(String topicName, @Nullable Duration retention, @Nullable Duration minCompactionLag) {
        this.topicName = topicName;
        this.retention = retention;
        this.minCompactionLag = minCompactionLag;
    }

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** Where a record goes that cannot be processed. */
    public String deadLetterTopic() {
        return topicName + ".dlq";
    }

    /** How long a record is kept; null for a compacted topic, which keeps the last record of each key. */
    public @Nullable Duration retention() {
        return retention;
    }

    /** How long a record of a compacted topic is safe from compaction; null for a topic that is not compacted. */
    public @Nullable Duration minCompactionLag() {
        return minCompactionLag;
    }

    /** Whether the topic keeps the last record of each key instead of a span of time. */
    public boolean compacted() {
        return minCompactionLag != null;
    }
}
