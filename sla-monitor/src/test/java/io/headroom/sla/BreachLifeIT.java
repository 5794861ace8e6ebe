package io.headroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.SlaBreachOpened;
import io.headroom.contracts.SlaBreachResolved;
import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.Topic;
import io.headroom.test.Database;
import io.headroom.test.RecordProbe;
import io.headroom.test.VmFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SlaIT
class BreachLifeIT {

    @Autowired
    private RecordProbe records;

    @Autowired
    private Database database;

    @Test
    void opensABreachForAStarvedVmAndResolvesItWhenTheVmHasEnoughAgain() {
        Story story = starvedAndRepaired(Story.newTenant(), "vm-1");

        SlaBreachOpened opened = story.awaitOpened();
        assertThat(opened.objective()).isEqualTo(SlaObjective.Kind.RESOURCE_SATISFACTION);
        assertThat(opened.cause()).isEqualTo("CPU_AT_LIMIT");
        assertThat(opened.resource()).isEqualTo(Resource.CPU);
        assertThat(opened.windowFrom()).isEqualTo(story.minute(5));
        assertThat(opened.windowTo()).isEqualTo(story.minute(8));
        assertThat(opened.tier()).isEqualTo("GOLD");
        assertThat(opened.severity()).isEqualTo(SlaBreachOpened.Severity.CRITICAL);
        SlaBreachResolved resolved = story.awaitResolved();
        assertThat(resolved.breachId()).isEqualTo(opened.breachId());
        assertThat(resolved.resolvedAt()).isEqualTo(story.minute(13));
        assertThat(resolved.version()).isGreaterThan(opened.version());
        assertThat(resolved.reason()).isEqualTo("OBJECTIVE_MET");
    }

    @Test
    void findsTheSameBreachWhenEverythingIsReplayedIntoAnEmptyDatabase() throws SQLException {
        String tenant = Story.newTenant();
        Story story = Story.begin(records, tenant, "vm-1", 40)
                .registered()
                .onGold()
                .allocated(0, 1_000)
                .uses(1.0, 0, 10);
        String id = story.awaitOpened().breachId();

        forget(tenant);
        story.uses(1.0, 0, 10);

        Awaitility.await().until(() -> story.opened().size() == 2);
        assertThat(story.opened()).extracting(SlaBreachOpened::breachId).containsOnly(id);
    }

    @Test
    void aRepeatedSampleOpensNothingTwice() {
        Story story = Story.begin(records, Story.newTenant(), "vm-1", 60)
                .registered()
                .onGold()
                .allocated(0, 1_000)
                .allocated(10, 4_000)
                .uses(1.0, 0, 10)
                .uses(1.0, 0, 10)
                .uses(1.0, 10, 20);

        story.awaitResolved();
        story.uses(1.0, 0, 20).uses(1.0, 20, 22);

        Awaitility.await().until(() -> count(story, "vm_minute") == 22);
        assertThat(story.opened()).hasSize(1);
    }

    @Test
    void twoTenantsVmsOfOneNameNeverMeet() {
        Story starved = Story.begin(records, Story.newTenant(), "vm-1", 40)
                .registered()
                .onGold()
                .allocated(0, 1_000);
        Story content = Story.begin(records, Story.newTenant(), "vm-1", 40)
                .registered()
                .onGold()
                .allocated(0, 4_000);

        starved.uses(1.0, 0, 10);
        content.uses(1.0, 0, 10);

        starved.awaitOpened();
        Awaitility.await().until(() -> count(content, "vm_minute") >= 8);
        assertThat(content.opened()).isEmpty();
    }

    @Test
    void oneVmsClockDoesNotCloseTheMinutesOfAnother() {
        Story quick = Story.begin(records, Story.newTenant(), "vm-1", 40)
                .registered()
                .onGold()
                .allocated(0, 1_000);
        Story slow = Story.begin(records, quick.tenant(), "vm-2", 40)
                .registered()
                .onGold()
                .allocated(0, 1_000);

        slow.uses(1.0, 0, 3);
        quick.uses(1.0, 0, 30);
        quick.awaitOpened();
        slow.uses(1.0, 3, 6);

        assertThat(slow.awaitOpened().windowFrom()).isEqualTo(slow.minute(0));
    }

    @Test
    void doesNotBlameAnybodyForTheOwnersOwnBound() {
        ResourceAmounts size = new ResourceAmounts(250, 4_096, 51_200, 31_250);
        String tenant = Story.newTenant();
        Story bound = Story.begin(records, tenant, "vm-1", 40)
                .registered(VmFixture.aVm("vm-1").of(tenant).sized(size))
                .onGold()
                .allocated(0, 1_000)
                .uses(1.0, 0, 10);

        Awaitility.await().until(() -> count(bound, "objective_minute") >= 8);
        assertThat(bound.opened()).isEmpty();
    }

    @Test
    void aVmBelowItsGuaranteeIsInBreachHoweverLittleItUses() {
        Story story = Story.begin(records, Story.newTenant(), "vm-1", 40)
                .registered()
                .onGold()
                .allocated(0, new ResourceAmounts(2_000, 2_000, 51_200, 31_250));

        for (int i = 0; i < 6; i++) {
            story.send(story.sample().memory(100).at(story.minute(i)));
        }

        SlaBreachOpened opened = story.awaitOpened();
        assertThat(opened.cause()).isEqualTo("MEMORY_BELOW_GUARANTEE");
        assertThat(opened.resource()).isEqualTo(Resource.MEMORY);
    }

    @Test
    void judgesALateMinuteByWhatWasInForceInIt() {
        Story story = Story.begin(records, Story.newTenant(), "vm-1", 40)
                .registered()
                .onGold()
                .allocated(0, 4_000)
                .allocated(5, 1_000)
                .allocated(10, 4_000);

        story.uses(1.0, 0, 20);

        SlaBreachOpened opened = story.awaitOpened();
        assertThat(opened.windowFrom()).isEqualTo(story.minute(5));
        assertThat(opened.windowTo()).isEqualTo(story.minute(8));
    }

    @Test
    void takesALateSampleWithinTheGraceAndCountsALaterOne() {
        Story story = Story.begin(records, Story.newTenant(), "vm-1", 60)
                .registered()
                .onGold()
                .allocated(0, 4_000)
                .uses(1.0, 0, 11);

        story.send(story.sample().cpu(1.0).at(story.minute(9).plusMillis(900)));
        story.send(story.sample().cpu(1.0).at(story.minute(3).plusMillis(900)));
        story.uses(1.0, 11, 14);

        Awaitility.await().until(() -> count(story, "vm_minute") >= 12);
        assertThat(samplesOf(story, 9)).isEqualTo(2);
        assertThat(samplesOf(story, 3)).isEqualTo(1);
        assertThat(number("select late_samples from vm_clock where tenant_id = ?", story.tenant()))
                .isEqualTo(1);
    }

    @Test
    void closesTheMinutesOfAVmThatFellSilent() {
        Story story = Story.begin(records, Story.newTenant(), "vm-1", 20)
                .registered()
                .onGold()
                .allocated(0, 4_000)
                .uses(1.0, 0, 2);

        Awaitility.await()
                .until(() -> number(
                                "select count(*) from vm_clock where tenant_id = ? and closed_until > watermark",
                                story.tenant())
                        == 1);
        assertThat(count(story, "vm_minute")).isEqualTo(2);
        assertThat(count(story, "sample")).isZero();
    }

    @Test
    void aRemovedVmIsNotInBreachAnyMore() {
        Story story = Story.begin(records, Story.newTenant(), "vm-1", 40)
                .registered()
                .onGold()
                .allocated(0, 1_000)
                .uses(1.0, 0, 8);
        story.awaitOpened();

        records.sendTombstone(Topic.INVENTORY, story.key());

        assertThat(story.awaitResolved().reason()).isEqualTo("VM_REMOVED");
    }

    private Story starvedAndRepaired(String tenant, String vmId) {
        return Story.begin(records, tenant, vmId, 40)
                .registered()
                .onGold()
                .allocated(0, 1_000)
                .allocated(8, 2_000)
                .uses(0.5, 0, 5)
                .uses(1.0, 5, 15);
    }

    private long samplesOf(Story story, int minute) {
        return number(
                "select coalesce(sum((facts ->> 'samples')::int), 0) from vm_minute where tenant_id = ? and minute_at = "
                        + "'" + story.minute(minute) + "'",
                story.tenant());
    }

    private long count(Story story, String table) {
        return number("select count(*) from " + table + " where tenant_id = ?", story.tenant());
    }

    private long number(String sql, String tenant) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void forget(String tenant) throws SQLException {
        try (Connection connection = database.connect()) {
            for (String table :
                    List.of("sample", "vm_clock", "vm_minute", "objective_minute", "objective_hour", "breach")) {
                try (PreparedStatement delete =
                        connection.prepareStatement("delete from " + table + " where tenant_id = ?")) {
                    delete.setString(1, tenant);
                    delete.executeUpdate();
                }
            }
        }
    }
}
