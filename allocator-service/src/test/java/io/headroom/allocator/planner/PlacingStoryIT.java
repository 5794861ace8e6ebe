package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.Estate;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.test.Answer;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PlannerIT
class PlacingStoryIT {

    @Autowired
    private Planned planned;

    @Autowired
    private DomainTime time;

    @Autowired
    private JdbcClient jdbc;

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
        planned.audit();
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

        AllocationCommand command = Planned.await()
                .until(
                        () -> planned.latestCommand(vm),
                        latest -> latest.hostId().equals(second));
        assertThat(Planned.target(command).resources().cpuMillicores()).isEqualTo(2_000);
        planned.awaitEffectiveCpu(vm, 2_000);
        planned.audit();
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

        Planned.await()
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select sum(active_cpu_millicores + reserved_cpu_millicores"
                                                + " + guaranteed_memory_mib) from calendar_slot where host_id = ? and step >= ?")
                                .params(host, time.stepIndex(time.now()))
                                .query(Long.class)
                                .single())
                        .isZero());
    }
}
