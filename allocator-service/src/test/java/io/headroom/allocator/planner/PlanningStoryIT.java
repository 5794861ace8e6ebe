package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.Estate;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.BudgetSet;
import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.EventType;
import io.headroom.contracts.Keys;
import io.headroom.contracts.ReservationChanged;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.Resource;
import io.headroom.contracts.SlaBreachOpened;
import io.headroom.contracts.SlaBreachResolved;
import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.ForecastFixture;
import io.headroom.test.RecordProbe;
import io.headroom.test.Seen;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@PlannerIT
class PlanningStoryIT {

    @Autowired
    private Api api;

    @Autowired
    private RecordProbe records;

    @Autowired
    private DomainTime time;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PlanInbox inbox;

    private Planned planned;

    @BeforeEach
    void aPool() {
        planned = new Planned(api, records);
    }

    @Test
    void placesANewVmAndGivesItTheSizeThatItsOwnerAskedFor() {
        String host = planned.host("host", 16, 64);

        VmRef vm = planned.vm("web", Tiers::gold);

        AllocationCommand command = planned.awaitCommand(vm, target -> true);
        assertThat(command.hostId()).isEqualTo(host);
        assertThat(Planned.target(command).resources().cpuMillicores()).isEqualTo(2_000);
        assertThat(Planned.target(command).resources().memoryMib()).isEqualTo(4_096);
        assertThat(Planned.target(command).enforcement().memoryGuaranteeMib()).isEqualTo(2_048);
        planned.awaitEffectiveCpu(vm, 2_000);
        JsonNode decision = planned.awaitDecision(
                vm, item -> item.path("outcome").asString().equals("GRANTED"));
        assertThat(decision.at("/details/resources/0/rule").asString()).isEqualTo("NO_HISTORY");
    }

    @Test
    void spreadsVmsOverHostsAndRefusesOneThatFitsNowhere() {
        planned.host("one", 3, 64);
        planned.host("two", 3, 64);
        VmRef first = planned.vm("first", Tiers::gold);
        VmRef second = planned.vm("second", Tiers::gold);
        planned.awaitEffectiveCpu(first, 2_000);
        planned.awaitEffectiveCpu(second, 2_000);
        assertThat(planned.latestCommand(first).hostId())
                .isNotEqualTo(planned.latestCommand(second).hostId());

        VmRef third = planned.vm("third", Tiers::gold);
        VmRef fourth = planned.vm("fourth", Tiers::gold);
        planned.awaitEffectiveCpu(third, 1_000);
        planned.awaitEffectiveCpu(fourth, 1_000);
        VmRef fifth = planned.vm("fifth", Tiers::platinum);

        JsonNode refused = planned.awaitDecision(
                fifth, item -> item.path("outcome").asString().equals("REFUSED"));
        assertThat(refused.path("reasons").toString()).contains("NO_HOST_WITH_ROOM");
        audit();
    }

    @Test
    void answersASurgeAtOnce() {
        planned.host("host", 16, 64);
        VmRef vm = planned.vm("web", Tiers::gold);
        planned.awaitEffectiveCpu(vm, 2_000);

        records.send(
                vm.key(),
                ForecastFixture.flat(vm.tenantId(), vm.vmId())
                        .of(Resource.CPU, 5)
                        .surge()
                        .from(stepStart(), time.step()));

        AllocationCommand command = planned.awaitCommand(vm, target -> target.cpuMillicores() >= 5_000);
        assertThat(Planned.target(command).resources().cpuMillicores()).isEqualTo(5_500);
        planned.awaitEffectiveCpu(vm, 5_500);
    }

    @Test
    void setsAsideWhatIsExpectedLaterAndActivatesItBeforeItIsDue() {
        planned.host("host", 16, 64);
        VmRef vm = planned.vm("web", Tiers::gold);
        planned.awaitEffectiveCpu(vm, 2_000);

        DemandForecast rising = Demand.risingInTheThirdHour(vm, 1.8, 4, 1, time);
        records.send(vm.key(), rising);

        JsonNode reserved = planned.awaitReservation(vm, item -> true);
        assertThat(reserved.at("/delta/cpuMillicores").asLong()).isPositive();
        assertThat(Instant.parse(reserved.path("from").asString()))
                .isAfter(Instant.parse(reserved.path("createdAt").asString()));
        JsonNode active = planned.awaitReservation(
                vm, item -> item.path("state").asString().equals("ACTIVE"));
        assertThat(Instant.parse(active.path("changedAt").asString()))
                .isBefore(rising.from().plus(time.step().multipliedBy(2L * DemandForecast.STEPS)));
        assertThat(planned.effectiveCpu(vm))
                .isGreaterThanOrEqualTo(
                        2_000 + active.at("/delta/cpuMillicores").asLong());
        records.await(Topic.RESERVATIONS, seen -> isAbout(seen, vm, State.RESERVED));
        records.await(Topic.RESERVATIONS, seen -> isAbout(seen, vm, State.ACTIVE));
        audit();
    }

    @Test
    void aDearerTierChangesTheAllocationAtOnce() {
        planned.host("host", 16, 64);
        VmRef vm = planned.vm("web", Tiers::bronze);
        records.send(vm.key(), Demand.flat(vm, 3.4, 1, time));
        planned.awaitEffectiveCpu(vm, 3_500);

        planned.assign(vm, Tiers::platinum, 2);

        AllocationCommand command = planned.awaitCommand(vm, target -> target.cpuMillicores() == 3_750);
        assertThat(Planned.target(command).enforcement().cpuWeight()).isEqualTo(800);
        assertThat(Planned.target(command).enforcement().memoryGuaranteeMib()).isEqualTo(4_096);
        audit();
    }

    @Test
    void theTierWorthMostIsServedFirstWhenTheHostIsShort() {
        planned.host("host", 8, 64);
        VmRef bronze = planned.vm("batch", Tiers::bronze);
        VmRef platinum = planned.vm("shop", Tiers::platinum);
        planned.awaitEffectiveCpu(bronze, 2_000);
        planned.awaitEffectiveCpu(platinum, 2_000);

        Map<DemandForecast, String> together = new LinkedHashMap<>();
        together.put(Demand.flat(bronze, 5.2, 1, time), null);
        together.put(Demand.flat(platinum, 5.2, 1, time), null);
        transaction.executeWithoutResult(status -> inbox.forecasts(together));

        planned.awaitEffectiveCpu(platinum, 5_750);
        planned.awaitEffectiveCpu(bronze, 2_250);
        JsonNode capped = planned.awaitDecision(
                bronze, item -> item.path("outcome").asString().equals("CAPPED_BY_CAPACITY"));
        assertThat(capped.path("reasons").toString()).contains("CAPACITY_SHORT");
        assertThat(capped.at("/details/resources/0/refused").asLong()).isPositive();
        audit();
    }

    @Test
    void aHardThresholdCapsWhatIsGranted() {
        planned.host("host", 16, 64);
        VmRef vm = planned.vm("web", Tiers::gold);
        planned.awaitEffectiveCpu(vm, 2_000);

        budget(vm, 1, BigDecimal.ZERO);

        planned.awaitEffectiveCpu(vm, 500);
        planned.awaitDecision(vm, item -> item.path("outcome").asString().equals("CAPPED_BY_COST"));
        records.send(vm.key(), Demand.flat(vm, 3, 1, time));
        planned.awaitDecision(
                vm,
                item -> item.path("outcome").asString().equals("CAPPED_BY_COST")
                        && item.at("/details/forecastVersion").asLong() == 1);
        assertThat(planned.effectiveCpu(vm)).isEqualTo(500);

        budget(vm, 2, new BigDecimal("1000"));

        planned.awaitEffectiveCpu(vm, 3_250);
        audit();
    }

    @Test
    void aDearerTierShrinksWhatAHardThresholdNoLongerPays() {
        planned.host("host", 16, 64);
        VmRef vm = planned.vm("web", Tiers::bronze);
        planned.awaitEffectiveCpu(vm, 2_000);
        budget(vm, 1, new BigDecimal("1000"));
        BigDecimal spending = Awaitility.await()
                .until(() -> spending(vm), Optional::isPresent)
                .orElseThrow();
        budget(vm, 2, spending.multiply(new BigDecimal("1.5")));

        planned.assign(vm, Tiers::platinum, 2);

        planned.awaitDecision(vm, item -> item.path("outcome").asString().equals("CAPPED_BY_COST"));
        Awaitility.await().until(() -> planned.effectiveCpu(vm) < 2_000);
        assertThat(jdbc.sql("select accrued + committed <= limit_amount from budget_window where tenant_id = ?")
                        .param(vm.tenantId())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
        records.send(vm.key(), Demand.flat(vm, 0.2, 1, time));
        planned.awaitDecision(vm, item -> item.at("/details/forecastVersion").asLong() == 1);
        audit();
    }

    private Optional<BigDecimal> spending(VmRef vm) {
        return jdbc.sql("select accrued + committed from budget_window where tenant_id = ? and committed > 0")
                .param(vm.tenantId())
                .query(BigDecimal.class)
                .optional();
    }

    private void budget(VmRef vm, long version, BigDecimal limit) {
        records.send(
                Keys.budget(vm.tenantId()),
                new BudgetSet(vm.tenantId(), version, BudgetSet.Window.MONTH, limit, "USD", true, Instant.EPOCH));
    }

    @Test
    void holdsAndNeverShrinksOnceTheLastForecastHasRunOut() {
        planned.host("host", 16, 64);
        VmRef vm = planned.vm("web", Tiers::gold);
        planned.awaitEffectiveCpu(vm, 2_000);

        long longAgo = time.stepIndex(time.now()) - 300;
        records.send(vm.key(), Demand.flatFrom(vm, 0.3, 1, longAgo, time));

        JsonNode held = planned.awaitDecision(
                vm, item -> item.path("outcome").asString().equals("HELD"));
        assertThat(held.path("reasons").toString()).contains("CPU:FORECAST_STALE");
        assertThat(held.at("/details/resources/0/decided").asLong()).isEqualTo(2_000);
        assertThat(planned.effectiveCpu(vm)).isEqualTo(2_000);
    }

    @Test
    void answersAnOpenBreachWithAStepUpAndLetsItGoWhenItIsResolved() {
        planned.host("host", 16, 64);
        VmRef vm = planned.vm("web", Tiers::gold);
        records.send(vm.key(), Demand.flat(vm, 1.8, 1, time));
        planned.awaitEffectiveCpu(vm, 2_000);

        Instant now = time.now();
        records.send(
                vm.key(),
                new SlaBreachOpened(
                        "breach-" + vm.vmId(),
                        vm.tenantId(),
                        vm.vmId(),
                        1,
                        "GOLD",
                        SlaObjective.Kind.RESOURCE_SATISFACTION,
                        now.minusSeconds(1),
                        now,
                        0.9,
                        0.995,
                        SlaBreachOpened.Severity.CRITICAL,
                        "CPU_AT_LIMIT",
                        Resource.CPU,
                        false,
                        now));

        planned.awaitCommand(vm, target -> target.cpuMillicores() == 2_500);
        planned.awaitCommand(vm, target -> target.cpuMillicores() == 3_250);
        JsonNode decision =
                planned.awaitDecision(vm, item -> item.path("cause").asString().equals("BREACH"));
        assertThat(decision.path("reasons").toString()).contains("BREACH_OPEN", "CPU:BREACH_REPAIR");

        records.send(
                vm.key(),
                new SlaBreachResolved(
                        "breach-" + vm.vmId(),
                        vm.tenantId(),
                        vm.vmId(),
                        2,
                        SlaObjective.Kind.RESOURCE_SATISFACTION,
                        now,
                        time.now(),
                        1,
                        0.995,
                        "OBJECTIVE_MET"));

        planned.awaitEffectiveCpu(vm, 2_000);
        audit();
    }

    @Test
    void decidesForAShadowVmWithoutActingAndLeavesAnObservedOneAlone() {
        planned.host("host", 16, 64);
        VmRef shadow = planned.vm("shadow", Tiers::gold, "SHADOW");
        VmRef observed = planned.vm("observed", Tiers::gold, "OBSERVE");

        records.send(observed.key(), Demand.flat(observed, 3, 1, time));
        records.send(shadow.key(), Demand.flat(shadow, 3, 1, time));

        JsonNode decision = planned.awaitDecision(
                shadow, item -> item.at("/details/forecastVersion").asLong() == 1);
        assertThat(decision.path("mode").asString()).isEqualTo("SHADOW");
        assertThat(decision.at("/details/resources/0/target").asLong()).isEqualTo(3_250);
        assertThat(planned.decisions(observed)).isEmpty();
        assertThat(records.on(
                        Topic.ALLOCATION_COMMANDS,
                        seen -> Set.of(shadow.key(), observed.key()).contains(seen.key())))
                .isEmpty();
    }

    @Test
    void givesTheCapacityBackOnceTheProviderReportsARemovedVmGone() {
        String host = planned.host("host", 16, 64);
        VmRef vm = planned.vm("web", Tiers::gold);
        planned.awaitEffectiveCpu(vm, 2_000);

        Answer seen = planned.tenant().get("/api/v1/vms/" + vm.vmId());
        assertThat(planned.tenant()
                        .with("If-Match", Objects.requireNonNull(seen.header("ETag")))
                        .delete("/api/v1/vms/" + vm.vmId())
                        .status())
                .isEqualTo(204);

        Awaitility.await()
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select sum(active_cpu_millicores + reserved_cpu_millicores"
                                                + " + guaranteed_memory_mib) from calendar_slot where host_id = ? and step >= ?")
                                .params(host, time.stepIndex(time.now()))
                                .query(Long.class)
                                .single())
                        .isZero());
    }

    @Test
    void placesWhatRanOnALostHostElsewhere() {
        String first = planned.host("one", 16, 64);
        VmRef vm = planned.vm("web", Tiers::gold);
        planned.awaitEffectiveCpu(vm, 2_000);
        String second = planned.host("two", 16, 64);

        Answer fault = Estate.withKey(planned.estate.operator())
                .post("/api/v1/providers/simulated/faults", Map.of("kind", "HOST_LOST", "hostId", first));
        assertThat(fault.status()).as(fault.toString()).isEqualTo(201);

        AllocationCommand command = Awaitility.await()
                .until(
                        () -> planned.latestCommand(vm),
                        latest -> latest.hostId().equals(second));
        assertThat(Planned.target(command).resources().cpuMillicores()).isEqualTo(2_000);
        planned.awaitEffectiveCpu(vm, 2_000);
        audit();
    }

    @Test
    void aPoisonedForecastIsPutAsideAloneAndTheNextOneIsPlanned() {
        planned.host("host", 16, 64);
        VmRef vm = planned.vm("web", Tiers::gold);
        planned.awaitEffectiveCpu(vm, 2_000);

        records.sendRaw(
                Topic.PREDICTIONS,
                vm.key(),
                "{\"tenantId\":\"acme\"}".getBytes(StandardCharsets.UTF_8),
                RecordProbe.cloudEvent(
                        EventType.DEMAND_FORECAST.ceType(), UUID.randomUUID().toString()));
        records.send(vm.key(), Demand.flat(vm, 3, 1, time));

        records.awaitDeadLetter(Topic.PREDICTIONS, seen -> vm.key().equals(seen.key()));
        planned.awaitEffectiveCpu(vm, 3_250);
    }

    private static boolean isAbout(Seen seen, VmRef vm, State state) {
        return vm.key().equals(seen.key()) && seen.as(ReservationChanged.class).state() == state;
    }

    private void audit() {
        transaction.executeWithoutResult(status -> CalendarAudit.check(jdbc, planned.pool, time.stepIndex(time.now())));
    }

    private Instant stepStart() {
        return time.stepStart(time.stepIndex(time.now()));
    }
}
