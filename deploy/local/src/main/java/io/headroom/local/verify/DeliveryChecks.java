package io.headroom.local.verify;

import io.headroom.contracts.Topic;
import io.headroom.local.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** I7: nothing waits in an outbox, and what could not be processed can be seen. */
final class DeliveryChecks {

    private static final String WAITING = "select topic, key, 'since ' || created_at from outbox"
            + " where created_at < now() - interval '10 seconds'";

    private DeliveryChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Service service : Service.onTopics()) {
            checks.add(new SqlCheck("I7", "nothing waits in the outbox of " + service.module(), service, WAITING));
        }
        checks.add(new DeadLettersSeen());
        return checks;
    }

    /** Every record on a dead-letter topic is in the table of the service that could not process it. */
    private static final class DeadLettersSeen implements Check {

        @Override
        public String id() {
            return "I7";
        }

        @Override
        public String promise() {
            return "every dead letter can be seen over the API";
        }

        @Override
        public List<String> violations(Evidence evidence) throws Exception {
            Map<String, Long> recorded = new TreeMap<>();
            for (Service service : Service.onTopics()) {
                for (List<String> row :
                        evidence.rows(service, "select topic, count(*) from dead_letter group by topic")) {
                    recorded.merge(row.get(0), Long.valueOf(row.get(1)), Long::sum);
                }
            }
            Map<String, Long> written = written(evidence.suite().bootstrapServers());
            List<String> unseen = new ArrayList<>();
            for (Topic topic : Topic.values()) {
                long missing = written.getOrDefault(topic.deadLetterTopic(), 0L)
                        - recorded.getOrDefault(topic.topicName(), 0L);
                if (missing > 0) {
                    unseen.add(missing + " records on " + topic.deadLetterTopic() + " are in no service's list");
                }
            }
            return unseen;
        }

        private static Map<String, Long> written(String bootstrapServers) throws Exception {
            Set<String> topics =
                    Arrays.stream(Topic.values()).map(Topic::deadLetterTopic).collect(Collectors.toSet());
            try (Offsets offsets = new Offsets(bootstrapServers)) {
                Map<TopicPartition, Long> beginnings = offsets.beginnings(topics);
                Map<String, Long> written = new TreeMap<>();
                offsets.ends(topics)
                        .forEach((partition, end) -> written.merge(
                                partition.topic(), end - beginnings.getOrDefault(partition, 0L), Long::sum));
                return written;
            }
        }
    }
}
