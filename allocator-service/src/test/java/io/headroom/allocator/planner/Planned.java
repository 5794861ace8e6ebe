package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.Estate;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmRef;
import io.headroom.planning.ResourceSize.Rule;
import io.headroom.support.DomainTime;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.RecordProbe;
import io.headroom.test.Seen;
import io.headroom.test.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A pool with hosts and VMs that the planner acts on, one for each story: injected anew into every test. */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class Planned {

    /** What comes at all comes within this, however busy the machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Set<String> REASONS = Stream.concat(
                    Arrays.stream(Reason.values()).map(Reason::name),
                    Arrays.stream(Resource.values())
                            .flatMap(resource -> Arrays.stream(Rule.values()).map(rule -> resource + ":" + rule)))
            .collect(Collectors.toSet());

    final Estate estate;
    final String pool;
    private final Api api;
    private final RecordProbe records;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DomainTime time;

    Planned(Api api, RecordProbe records, JdbcClient jdbc, TransactionTemplate transaction, DomainTime time) {
        this.api = api;
        this.records = records;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.time = time;
        this.estate = new Estate(api);
        this.pool = estate.pool();
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }

    /** Each cell is the sum of what covers it, and each decision says why. */
    void audit() {
        transaction.executeWithoutResult(status -> CalendarAudit.check(jdbc, pool, time.stepIndex(time.now())));
        assertThat(jdbc.sql("select decision_id from decision where pool_id = ? and cardinality(reasons) = 0")
                        .param(pool)
                        .query(String.class)
                        .list())
                .as("decisions without a reason")
                .isEmpty();
        assertThat(jdbc.sql("select distinct unnest(reasons) from decision where pool_id = ?")
                        .param(pool)
                        .query(String.class)
                        .list())
                .isSubsetOf(REASONS);
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
        await().untilAsserted(() -> {
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
        await().untilAsserted(() -> assertThat(effectiveCpu(vm)).isEqualTo(millicores));
    }

    long effectiveCpu(VmRef vm) {
        return tenant().get("/api/v1/vms/" + vm.vmId() + "/allocation")
                .json()
                .at("/effective/resources/cpuMillicores")
                .asLong(-1);
    }
}
