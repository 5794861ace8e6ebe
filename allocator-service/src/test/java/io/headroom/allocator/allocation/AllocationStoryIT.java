package io.headroom.allocator.allocation;

import static io.headroom.allocator.Estate.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headroom.allocator.AllocatorIT;
import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationChanged.Cause;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.AllocationCommand.Kind;
import io.headroom.contracts.Keys;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.Topic;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.RecordProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@AllocatorIT
class AllocationStoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private Api api;

    @Autowired
    private RecordProbe records;

    @Autowired
    private Commands commands;

    @Autowired
    private LeadTimes leadTimes;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private Allocating story;

    @BeforeEach
    void newStory() {
        story = new Allocating(api, records, commands, transaction, jdbc);
    }

    @Test
    void appliesACommandAndShowsWhatIsInForce() {
        AllocationCommand command = story.issue(story.command().cores(4));

        AllocationChanged report = story.settled(command);

        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(report.cause()).isEqualTo(Cause.COMMAND);
        assertThat(report.effective()).isEqualTo(command.target());
        assertThat(report.deviations()).isEmpty();
        assertThat(story.state(command)).isEqualTo("APPLIED");
        JsonNode shown = allocation();
        assertThat(shown.path("effective")
                        .path("resources")
                        .path("cpuMillicores")
                        .asLong())
                .isEqualTo(4_000);
        assertThat(shown.path("generation").asLong()).isEqualTo(1);
        assertThat(shown.path("appliedGeneration").asLong()).isEqualTo(1);
        assertThat(shown.path("nextReservations").isArray()).isTrue();
        assertThat(leadTimes.lead(story.pool, Kind.APPLY)).isPositive();
    }

    @Test
    void listsWhatTheTenantsVmsWereGiven() {
        story.settled(story.issue(story.command().cores(3)));

        JsonNode items = story.estate.owner().get("/api/v1/allocations").json().path("items");

        assertThat(items.size()).isEqualTo(1);
        assertThat(items.path(0).path("vmId").asString()).isEqualTo(story.vm.vmId());
        assertThat(items.path(0)
                        .path("requested")
                        .path("resources")
                        .path("cpuMillicores")
                        .asLong())
                .isEqualTo(3_000);
        assertThat(story.estate
                        .of(story.estate.named("globex"))
                        .get("/api/v1/allocations")
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void showsAVmThatWasGivenNothingYet() {
        JsonNode shown = allocation();

        assertThat(shown.path("generation").asLong()).isZero();
        assertThat(shown.has("effective")).isFalse();
    }

    @Test
    void appliesACommandOnceHoweverOftenItComes() {
        AllocationCommand first = story.issue(story.command().cores(4));
        story.settled(first);
        AllocationCommand second = story.issue(story.command().cores(2));
        story.settled(second);

        records.send(Keys.vm(story.vm.tenantId(), story.vm.vmId()), first);
        records.send(Keys.vm(story.vm.tenantId(), story.vm.vmId()), second);
        AllocationCommand third = story.issue(story.command().cores(3));
        story.settled(third);

        assertThat(story.reports(report -> first.commandId().equals(report.commandId())))
                .isEqualTo(1);
        assertThat(story.reports(report -> second.commandId().equals(report.commandId())))
                .isEqualTo(1);
        assertThat(allocation()
                        .path("effective")
                        .path("resources")
                        .path("cpuMillicores")
                        .asLong())
                .isEqualTo(3_000);
    }

    @Test
    void ignoresAReportThatIsOlderThanWhatItKnows() {
        AllocationChanged first = story.settled(story.issue(story.command().cores(4)));
        story.settled(story.issue(story.command().cores(2)));

        String key = Keys.vm(story.vm.tenantId(), story.vm.vmId());
        records.send(key, first);
        // What lies behind it in the partition is a dead letter only after it was dealt with.
        records.sendRaw(Topic.ALLOCATIONS, key, new byte[] {'?'}, Map.of("ce_id", key));
        records.awaitDeadLetter(Topic.ALLOCATIONS, seen -> key.equals(seen.key()));

        assertThat(allocation()
                        .path("effective")
                        .path("resources")
                        .path("cpuMillicores")
                        .asLong())
                .isEqualTo(2_000);
        assertThat(allocation().path("appliedGeneration").asLong()).isEqualTo(2);
    }

    @Test
    void grantsNoMoreMemoryThanTheHostHas() {
        AllocationCommand command = story.issue(story.command().memory(100_000));

        AllocationChanged report = story.settled(command);

        assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(report.reason()).isEqualTo("HOST_CAPACITY");
        assertThat(report.effective().resources().memoryMib()).isEqualTo(65_536);
        assertThat(report.deviations())
                .extracting(AllocationChanged.Deviation::field)
                .containsExactly("memoryMib");
        assertThat(story.state(command)).isEqualTo("PARTIAL");
    }

    @Test
    void findsOutByLookingWhatBecameOfACommandWhoseAnswerWasLost() {
        story.broken(Map.of("kind", "DROP_ANSWERS", "vmId", story.vm.vmId()));

        AllocationChanged report = story.settled(story.issue(story.command().cores(4)));

        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(report.effective().resources().cpuMillicores()).isEqualTo(4_000);
    }

    @Test
    void failsACommandWithAReasonWithinItsDeadlineIfTheProviderStaysSilent() {
        story.settled(story.issue(story.command().cores(1)));
        String fault = story.broken(Map.of("kind", "SILENT", "vmId", story.vm.vmId()));
        AllocationCommand command = story.issue(story.command().cores(4).within(Duration.ofSeconds(2)));

        AllocationChanged report = story.settled(command);

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason()).isEqualTo("PROVIDER_SILENT");
        assertThat(report.effectiveAt()).isBefore(command.deadline());
        assertThat(report.effective().resources().cpuMillicores())
                .as("what it had before")
                .isEqualTo(1_000);
        assertThat(story.state(command)).isEqualTo("FAILED");
        assertThat(allocation().path("reason").asString()).isEqualTo("PROVIDER_SILENT");

        story.mended(fault);
        assertThat(story.settled(story.issue(story.command().cores(4))).outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    @Test
    void settlesACommandThatNobodyTookUp() {
        Instant now = Instant.now();
        AllocationCommand lost = story.command().within(Duration.ofMillis(1)).generation(1);
        transaction.executeWithoutResult(status -> {
            commands.nextGeneration(story.vm);
            commands.issue(lost);
            // As if the record never reached a provider.
            jdbc.sql("delete from outbox where topic = 'allocation-commands' and key = ?")
                    .param(Keys.vm(story.vm.tenantId(), story.vm.vmId()))
                    .update();
        });

        AllocationChanged report = story.settled(lost);

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason()).isEqualTo("NO_ANSWER");
        assertThat(report.effectiveAt()).isAfter(now);
    }

    @Test
    void reportsAStarvedVmAndItsRecovery() {
        story.settled(story.issue(story.command().cores(4)));

        String fault = story.broken(Map.of("kind", "STARVE", "vmId", story.vm.vmId(), "share", 0.25));

        AllocationChanged starved = story.report(report -> report.cause() == Cause.RECONCILED);
        assertThat(starved.effective().resources().cpuMillicores()).isEqualTo(1_000);
        assertThat(starved.reason()).isEqualTo("STARVED");
        assertThat(starved.generation()).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> shownCpu() == 1_000);

        story.mended(fault);

        story.report(report -> report.cause() == Cause.RECONCILED && report.outcome() == Outcome.APPLIED);
        await().atMost(PATIENCE).until(() -> shownCpu() == 4_000);
    }

    @Test
    void endsAFaultThatLastsUntilTheNextCommand() {
        story.settled(story.issue(story.command().cores(4)));
        story.broken(Map.of("kind", "STARVE", "vmId", story.vm.vmId(), "share", 0.25, "untilApplied", true));
        story.report(report -> report.cause() == Cause.RECONCILED);

        AllocationChanged repaired = story.settled(story.issue(story.command().cores(4)));

        assertThat(repaired.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(repaired.effective().resources().cpuMillicores()).isEqualTo(4_000);
    }

    @Test
    void takesAHostForLostAndForBackAgain() {
        story.settled(story.issue(story.command().cores(4)));

        String fault = story.broken(Map.of("kind", "HOST_LOST", "hostId", story.host));

        AllocationChanged lost = story.report(report -> report.cause() == Cause.HOST_LOST);
        assertThat(lost.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(lost.effective().resources()).isEqualTo(ResourceAmounts.ZERO);
        await().atMost(PATIENCE).until(() -> hostState().equals("DOWN"));
        assertThat(story.settled(story.issue(story.command().cores(5))).reason())
                .isEqualTo("HOST_LOST");

        story.mended(fault);

        await().atMost(PATIENCE).until(() -> hostState().equals("UP"));
        await().atMost(PATIENCE).until(() -> shownCpu() == 4_000);
    }

    @Test
    void movesAVmToAnotherHost() {
        story.settled(story.issue(story.command().cores(4)));
        String other = story.estate.host("other", story.pool);

        AllocationChanged report = story.settled(story.issue(story.command().movingTo(other)));

        assertThat(report.hostId()).isEqualTo(other);
        assertThat(report.effective().resources().cpuMillicores()).isEqualTo(4_000);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(story.estate
                                .owner()
                                .get("/api/v1/vms/" + story.vm.vmId())
                                .json()
                                .path("hostId")
                                .asString())
                        .isEqualTo(other));
    }

    @Test
    void removesWhatARemovedVmHadAndGoesOnWithItsGenerations() {
        story.settled(story.issue(story.command().cores(4)));

        story.estate.owner().with("If-Match", "*").delete("/api/v1/vms/" + story.vm.vmId());

        AllocationChanged removed = story.report(report -> report.outcome() == Outcome.REMOVED);
        assertThat(removed.generation()).isEqualTo(2);
        assertThat(removed.effective().resources()).isEqualTo(ResourceAmounts.ZERO);
        assertThat(story.estate
                        .owner()
                        .get("/api/v1/allocations")
                        .json()
                        .path("items")
                        .size())
                .isZero();

        story.estate.vm("vm", story.pool, story.host);
        AllocationCommand again = story.issue(story.command().cores(1));

        assertThat(again.generation()).isEqualTo(3);
        assertThat(story.settled(again).outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void putsACommandOnAnUnknownPoolAsideAndGoesOn() {
        String key = Keys.vm(story.vm.tenantId(), story.vm.vmId());
        AllocationCommand stray = story.command().inPool("no-such-pool").generation(1);

        records.send(key, stray);

        records.awaitDeadLetter(Topic.ALLOCATION_COMMANDS, seen -> key.equals(seen.key()));
        assertThat(story.settled(story.issue(story.command())).outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void leavesFaultsToOperators() {
        Map<String, Object> fault = Map.of("kind", "STARVE", "vmId", story.vm.vmId());

        Answer refused = withKey(story.estate.owner()).post("/api/v1/providers/simulated/faults", fault);
        Answer unclear =
                withKey(story.estate.operator()).post("/api/v1/providers/simulated/faults", Map.of("kind", "STARVE"));

        assertThat(refused.problem()).isEqualTo("SCOPE_MISSING");
        assertThat(unclear.problem()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void showsWhatTheProviderCanEnforce() {
        JsonNode fields = story.estate
                .owner()
                .get("/api/v1/providers/simulated/capabilities")
                .json()
                .path("fields");

        assertThat(fields.size()).isEqualTo(11);
        assertThat(fields.path(0).path("support").asString()).isEqualTo("SUPPORTED");
        assertThat(story.estate
                        .owner()
                        .get("/api/v1/providers")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(story.estate
                        .owner()
                        .get("/api/v1/providers/xen/capabilities")
                        .status())
                .isEqualTo(404);
    }

    private JsonNode allocation() {
        return story.estate
                .owner()
                .get("/api/v1/vms/" + story.vm.vmId() + "/allocation")
                .json();
    }

    private long shownCpu() {
        return allocation()
                .path("effective")
                .path("resources")
                .path("cpuMillicores")
                .asLong();
    }

    private String hostState() {
        return story.estate
                .operator()
                .get("/api/v1/hosts/" + story.host)
                .json()
                .path("state")
                .asString();
    }
}
