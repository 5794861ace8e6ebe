package io.headroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.EventType;
import io.headroom.contracts.Topic;
import io.headroom.test.Database;
import io.headroom.test.RecordProbe;
import io.headroom.test.Seen;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@SlaIT
class IntakeIT {

    @Autowired
    private RecordProbe records;

    @Autowired
    private Database database;

    @ParameterizedTest
    @EnumSource(
            value = EventType.class,
            names = {"METRIC_SAMPLE", "ALLOCATION_CHANGED", "QOS_ASSIGNED", "VM_CHANGED"})
    void setsAsidePoisonAloneAndGoesOn(EventType type) {
        Story story = Story.begin(records, Story.newTenant(), "vm-1", 30);
        byte[] poison = "{\"tenantId\": 7, ".getBytes(StandardCharsets.UTF_8);

        records.sendRaw(
                type.topic(),
                story.key(),
                poison,
                RecordProbe.cloudEvent(type.ceType(), UUID.randomUUID().toString()));
        story.registered().onGold().allocated(0, 1_000).uses(1.0, 0, 8);

        story.awaitOpened();
        records.awaitDeadLetter(type.topic(), seen -> story.key().equals(seen.key()));
        List<Seen> dead = records.deadLetters(type.topic(), seen -> story.key().equals(seen.key()));
        assertThat(dead).hasSize(1);
        assertThat(dead.get(0).value()).isEqualTo(poison);
    }

    @Test
    void refusesASampleOfTheFutureAloneAndGoesOn() {
        Story story = Story.begin(records, Story.newTenant(), "vm-1", 30)
                .registered()
                .onGold()
                .allocated(0, 1_000);

        story.send(story.sample().cpu(1.0).at(Instant.now().plusSeconds(3_600)));
        story.uses(1.0, 0, 8);

        story.awaitOpened();
        records.awaitDeadLetter(Topic.METRICS, seen -> story.key().equals(seen.key()));
    }

    @Test
    void everyMigrationIsInTheHistory() throws SQLException {
        List<String> versions = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select version from flyway_schema_history where success order by installed_rank")) {
            while (rows.next()) {
                versions.add(rows.getString(1));
            }
        }
        assertThat(versions).contains("0001", "0100", "0101", "0102");
    }
}
