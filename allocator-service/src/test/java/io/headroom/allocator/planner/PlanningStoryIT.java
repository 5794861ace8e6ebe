package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.ReservationChanged;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.Resource;
import io.headroom.contracts.SlaBreachOpened;
import io.headroom.contracts.SlaBreachResolved;
import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.test.ForecastFixture;
import io.headroom.test.RecordProbe;
import io.headroom.test.Seen;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PlannerIT
class PlanningStoryIT {

    @Autowired
    private Planned planned;

    @Autowired
    private RecordProbe records;

    @Autowired
    private DomainTime time;

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
        assertThat(Planned.target(command).resources().cpuMillicores()).isEqualTo(5_250);
        planned.awaitEffectiveCpu(vm, 5_250);
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
        planned.audit();
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
        planned.audit();
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
        planned.audit();
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

    private static boolean isAbout(Seen seen, VmRef vm, State state) {
        return vm.key().equals(seen.key()) && seen.as(ReservationChanged.class).state() == state;
    }

    private Instant stepStart() {
        return time.stepStart(time.stepIndex(time.now()));
    }
}
