package io.headroom.local.verify;

import io.headroom.contracts.Topic;
import io.headroom.local.RunningSuite;
import io.headroom.local.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Marks how far the suite has been fed and waits until it has worked that off: outboxes first, then every consumer. What
 * comes in meanwhile does not matter.
 */
final class Lag {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long POLL_MS = 200;

    private final RunningSuite suite;
    private final long deadline = System.nanoTime() + LIMIT.toNanos();

    Lag(RunningSuite suite) {
        this.suite = suite;
    }

    /** Waits, and returns what had not been worked off after 30 s. */
    List<String> workOff() throws SQLException, ExecutionException, InterruptedException {
        List<String> behind = unshipped(outboxMarks());
        try (Offsets offsets = new Offsets(suite.bootstrapServers())) {
            behind.addAll(unread(offsets, offsets.ends(topics())));
        }
        return behind;
    }

    static Set<String> topics() {
        return Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());
    }

    private Map<Service, Long> outboxMarks() throws SQLException {
        Map<Service, Long> marks = new EnumMap<>(Service.class);
        for (Service service : Service.onTopics()) {
            marks.put(service, number(service, "select coalesce(max(id), 0) from outbox"));
        }
        return marks;
    }

    private List<String> unshipped(Map<Service, Long> marks) throws SQLException, InterruptedException {
        List<String> behind;
        do {
            behind = new ArrayList<>();
            for (Map.Entry<Service, Long> mark : marks.entrySet()) {
                long waiting = number(mark.getKey(), "select count(*) from outbox where id <= " + mark.getValue());
                if (waiting > 0) {
                    behind.add(mark.getKey().module() + " has not shipped " + waiting + " records");
                }
            }
        } while (!behind.isEmpty() && mayWait());
        return behind;
    }

    private List<String> unread(Offsets offsets, Map<TopicPartition, Long> marks)
            throws ExecutionException, InterruptedException {
        List<String> behind;
        do {
            behind = new ArrayList<>();
            for (Map.Entry<String, Map<TopicPartition, Long>> group :
                    offsets.committed().entrySet()) {
                for (Map.Entry<TopicPartition, Long> read : group.getValue().entrySet()) {
                    long lag = marks.getOrDefault(read.getKey(), 0L) - read.getValue();
                    if (lag > 0) {
                        behind.add("group " + group.getKey() + " is " + lag + " records behind on " + read.getKey());
                    }
                }
            }
        } while (!behind.isEmpty() && mayWait());
        return behind;
    }

    private boolean mayWait() throws InterruptedException {
        if (System.nanoTime() > deadline) {
            return false;
        }
        Thread.sleep(POLL_MS);
        return true;
    }

    private long number(Service service, String query) throws SQLException {
        try (Connection connection = suite.connect(service);
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
