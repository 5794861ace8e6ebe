package io.headroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.support.Chore;
import io.headroom.test.RecordProbe;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SlaIT
class RetentionIT {

    private static final int MINUTES_OF_A_WEEK = 7 * 24 * 60;

    @Autowired
    private RecordProbe records;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private List<Chore> chores;

    @Test
    void dropsWhatNobodyAsksForAndKeepsWhatIsInForce() {
        Story story = Story.begin(records, Story.newTenant(), "vm-1", 30)
                .registered()
                .onGold()
                .allocated(-MINUTES_OF_A_WEEK - 200, 3_000)
                .allocated(-MINUTES_OF_A_WEEK - 100, 2_000)
                .uses(1.0, 0, 10);
        Awaitility.await().until(() -> count("vm_minute", story) == 10);
        Instant old = story.minute(-MINUTES_OF_A_WEEK).minus(Duration.ofMinutes(10));
        jdbc.update(
                "insert into vm_minute values (?, ?, ?, '{}'::jsonb)",
                story.tenant(),
                story.vmId(),
                Timestamp.from(old));

        chores.forEach(chore -> jdbc.update(chore.sql()));

        assertThat(count("vm_minute", story)).isEqualTo(10);
        assertThat(count("objective_minute", story)).isEqualTo(10);
        assertThat(count("objective_hour", story)).isPositive();
        assertThat(jdbc.queryForList(
                        "select cpu_millicores from allocation_version where tenant_id = ?",
                        Long.class,
                        story.tenant()))
                .containsExactly(2_000L);
    }

    private long count(String table, Story story) {
        Long count = jdbc.queryForObject(
                "select count(*) from " + table + " where tenant_id = ?", Long.class, story.tenant());
        return count == null ? -1 : count;
    }
}
