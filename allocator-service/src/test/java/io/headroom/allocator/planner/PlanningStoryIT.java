package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.Resource;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.test.Api;
import io.headroom.test.ForecastFixture;
import io.headroom.test.RecordProbe;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PlannerIT
class PlanningStoryIT {

    @Autowired
    private Api api;

    @Autowired
    private RecordProbe records;

    @Autowired
    private DomainTime time;

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

    private Instant stepStart() {
        return time.stepStart(time.stepIndex(time.now()));
    }
}
