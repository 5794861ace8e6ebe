package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.Estate;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmRef;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.RecordProbe;
import io.headroom.test.Seen;
import io.headroom.test.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A pool with hosts and VMs that the planner acts on, for one story. */
final class Planned {

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    final Estate estate;
    final String pool;
    private final Api api;
    private final RecordProbe records;

    Planned(Api api, RecordProbe records) {
        this.api = api;
        this.records = records;
        this.estate = new Estate(api);
        this.pool = estate.pool();
    }

    Api tenant() {
        return api.as(TestTokens.tenant(estate.tenant(), "allocation:read", "allocation:write"));
    }

    String host(String name, long cores, long gib) {
        String host = estate.named(name);
        Answer answer = Estate.withKey(estate.operator())
                .post(
                        "/api/v1/hosts",
                        Map.of(
                                "hostId",
                                host,
                                "pool",
                                pool,
                                "physical",
                                Estate.amounts(cores * 1000, gib * 1024, 1_024_000, 1_250_000)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return host;
    }

    /** A VM of 2 cores and 4 GiB, from a quarter to four times of that, in mode ACT. */
    VmRef vm(String name, BiFunction<VmRef, Long, QosAssigned> tier) {
        return vm(name, tier, "ACT");
    }

    VmRef vm(String name, BiFunction<VmRef, Long, QosAssigned> tier, String mode) {
        VmRef vm = new VmRef(estate.tenant(), estate.named(name));
        Map<String, Object> body = new LinkedHashMap<>(Estate.vmBody(vm.vmId(), pool));
        body.put("mode", mode);
        body.put("minimum", Estate.amounts(500, 1_024, 10_240, 10_240));
        body.put("maximum", Estate.amounts(8_000, 16_384, 204_800, 125_000));
        Answer answer = Estate.withKey(tenant()).post("/api/v1/vms", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assign(vm, tier, 1);
        return vm;
    }

    void assign(VmRef vm, BiFunction<VmRef, Long, QosAssigned> tier, long version) {
        records.send(vm.key(), tier.apply(vm, version));
    }

    /** The first command of a VM whose target is like this. */
    AllocationCommand awaitCommand(VmRef vm, Predicate<ResourceAmounts> wanted) {
        return records.await(
                        Topic.ALLOCATION_COMMANDS,
                        seen -> vm.key().equals(seen.key())
                                && wanted.test(
                                        target(seen.as(AllocationCommand.class)).resources()))
                .as(AllocationCommand.class);
    }

    /** The command of a VM that was issued last. */
    AllocationCommand latestCommand(VmRef vm) {
        List<Seen> commands =
                records.on(Topic.ALLOCATION_COMMANDS, seen -> vm.key().equals(seen.key()));
        return commands.get(commands.size() - 1).as(AllocationCommand.class);
    }

    static Target target(AllocationCommand command) {
        return Objects.requireNonNull(command.target(), "the command has no target");
    }

    /** A decision about a VM, once there is one like this. */
    JsonNode awaitDecision(VmRef vm, Predicate<JsonNode> wanted) {
        return awaitItem(() -> decisions(vm), wanted);
    }

    List<JsonNode> decisions(VmRef vm) {
        return items("/api/v1/decisions?limit=100&vmId=" + vm.vmId());
    }

    /** A reservation of a VM, once there is one like this. */
    JsonNode awaitReservation(VmRef vm, Predicate<JsonNode> wanted) {
        return awaitItem(() -> items("/api/v1/reservations?vmId=" + vm.vmId()), wanted);
    }

    private JsonNode awaitItem(Supplier<List<JsonNode>> items, Predicate<JsonNode> wanted) {
        List<JsonNode> seen = new ArrayList<>();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            seen.clear();
            seen.addAll(items.get());
            assertThat(seen).anyMatch(wanted);
        });
        return seen.stream().filter(wanted).findFirst().orElseThrow();
    }

    private List<JsonNode> items(String path) {
        return List.copyOf(tenant().get(path).json().path("items").values());
    }

    /** A VM's effective CPU once it is this. */
    void awaitEffectiveCpu(VmRef vm, long millicores) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(effectiveCpu(vm)).isEqualTo(millicores));
    }

    long effectiveCpu(VmRef vm) {
        return tenant().get("/api/v1/vms/" + vm.vmId() + "/allocation")
                .json()
                .at("/effective/resources/cpuMillicores")
                .asLong(-1);
    }
}
