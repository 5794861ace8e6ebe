package io.headroom.qos.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.GroupChanged;
import io.headroom.contracts.Keys;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.QosAssigned.Source;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.SlaObjective;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.contracts.VmRef;
import io.headroom.qos.QosIT;
import io.headroom.test.Answer;
import io.headroom.test.RecordProbe;
import io.headroom.test.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A VM's tier from its registration to its removal. */
class AssignmentIT extends QosIT {

    @Test
    void aRegisteredVmIsBronzeUntilSomebodyChoosesAndAChangeHoldsAtOnce() {
        VmRef vm = vm("assign-a", "web-1");
        QosAssigned first = register(vm, 1, null);
        assertThat(first.tier()).isEqualTo("BRONZE");
        assertThat(first.source()).isEqualTo(Source.DEFAULT);
        Answer before = tenant("assign-a").get("/api/v1/vms/web-1/qos");

        Answer after = tenant("assign-a")
                .with("If-Match", String.valueOf(before.header("ETag")))
                .put("/api/v1/vms/web-1/qos", Map.of("tier", "GOLD", "latencyThresholdMs", 120));

        assertThat(after.status()).as(after.toString()).isEqualTo(200);
        assertThat(after.json().path("tier").asString()).isEqualTo("GOLD");
        // Two cores at 0.040 and four GiB at 0.0050.
        assertThat(after.json().path("fullSizePerHour").decimalValue()).isEqualByComparingTo("0.10");
        QosAssigned published = assigned(vm, message -> message.tier().equals("GOLD"));
        assertThat(published.version()).isEqualTo(2);
        assertThat(published.profile().cpuWeight()).isEqualTo(400);
        assertThat(published.objectives()).contains(new SlaObjective(SlaObjective.Kind.LATENCY_P95, 0.99, 120.0));
        assertThat(published.effectiveAt()).isAfterOrEqualTo(first.effectiveAt());
    }

    @Test
    void ofTwoRacingChangesOneIsRefused() {
        register(vm("assign-b", "web-1"), 1, null);

        List<Integer> statuses = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> tenant("assign-b")
                        .with("If-Match", "\"1\"")
                        .put("/api/v1/vms/web-1/qos", Map.of("tier", i % 2 == 0 ? "GOLD" : "SILVER"))
                        .status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 412, 412, 412, 412, 412, 412, 412);
    }

    @Test
    void membersInheritTheirGroupsTierUnlessTheyChoseTheirOwn() {
        records.send(
                Keys.group("assign-c", "web"),
                new GroupChanged("assign-c", "web", 1, "pool-a", VmChanged.Mode.ACT, Instant.now()));
        VmRef heir = vm("assign-c", "web-1");
        VmRef own = vm("assign-c", "web-2");
        register(heir, 1, "web");
        register(own, 1, "web");
        tenant("assign-c").with("If-Match", "\"1\"").put("/api/v1/vms/web-2/qos", Map.of("tier", "PLATINUM"));
        Awaitility.await()
                .until(() -> tenant("assign-c").get("/api/v1/groups/web/qos").status() == 200);

        Answer answer =
                tenant("assign-c").with("If-Match", "\"0\"").put("/api/v1/groups/web/qos", Map.of("tier", "SILVER"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(assigned(heir, message -> message.tier().equals("SILVER")).source())
                .isEqualTo(Source.GROUP);
        assertThat(tenant("assign-c")
                        .get("/api/v1/vms/web-2/qos")
                        .json()
                        .path("tier")
                        .asString())
                .isEqualTo("PLATINUM");
        QosAssigned late = register(vm("assign-c", "web-3"), 1, "web");
        assertThat(late.tier()).isEqualTo("SILVER");
    }

    @Test
    void aRemovedVmHasNoTierAndItsVersionsGoOnIfItComesBack() {
        VmRef vm = vm("assign-d", "web-1");
        register(vm, 1, null);

        records.sendTombstone(Topic.INVENTORY, vm.key());

        records.await(Topic.QOS_ASSIGNMENTS, seen -> vm.key().equals(seen.key()) && seen.value() == null);
        assertThat(tenant("assign-d").get("/api/v1/vms/web-1/qos").problem()).isEqualTo("VM_UNKNOWN");
        register(vm, 2, null);
        assertThat(assigned(vm, message -> message.version() == 3).tier()).isEqualTo("BRONZE");
    }

    @Test
    void oldNewsAndRedeliveryChangeNothing() {
        VmRef vm = vm("assign-e", "web-1");
        register(vm, 5, null);
        register(vm, 5, null);
        register(vm, 4, "other");
        VmRef after = vm("assign-e", "web-2");
        register(after, 1, null);

        assertThat(records.on(Topic.QOS_ASSIGNMENTS, seen -> vm.key().equals(seen.key())))
                .hasSize(1);
    }

    @Test
    void tenantsNeverMeet() {
        register(vm("assign-f", "web-1"), 1, null);

        assertThat(tenant("assign-g").get("/api/v1/vms/web-1/qos").status()).isEqualTo(404);
        assertThat(tenant("assign-g")
                        .with("If-Match", "\"1\"")
                        .put("/api/v1/vms/web-1/qos", Map.of("tier", "GOLD"))
                        .status())
                .isEqualTo(404);
        assertThat(tenant("assign-g")
                        .get("/api/v1/vms/web-1/qos?tenant=assign-f")
                        .status())
                .isEqualTo(403);
        assertThat(operator().get("/api/v1/vms/web-1/qos?tenant=assign-f").status())
                .isEqualTo(200);
        assertThat(operator().get("/api/v1/vms/web-1/qos").problem()).isEqualTo("TENANT_REQUIRED");
    }

    @Test
    void wrongChoicesAreAnsweredAsProblems() {
        register(vm("assign-h", "web-1"), 1, null);

        assertThat(tenant("assign-h")
                        .put("/api/v1/vms/web-1/qos", Map.of("tier", "GOLD"))
                        .status())
                .isEqualTo(428);
        Answer unknown =
                tenant("assign-h").with("If-Match", "\"1\"").put("/api/v1/vms/web-1/qos", Map.of("tier", "IRON"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.toString()).contains("IRON").contains("PLATINUM");
        assertThat(tenant("assign-h")
                        .with("If-Match", "\"1\"")
                        .put("/api/v1/vms/web-1/qos", Map.of("tier", "GOLD", "statedQuantile", 1.2))
                        .status())
                .isEqualTo(400);
        assertThat(tenant("assign-h")
                        .put("/api/v1/vms/web-1/qos", Map.of("level", "GOLD"))
                        .problem())
                .isEqualTo("UNKNOWN_PROPERTY");
        assertThat(api.as(TestTokens.tenant("assign-h", "qos:read"))
                        .with("If-Match", "\"1\"")
                        .put("/api/v1/vms/web-1/qos", Map.of("tier", "GOLD"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aPoisonRecordIsDeadLetteredAloneAndThePartitionMovesOn() {
        VmRef vm = vm("assign-i", "web-1");
        records.sendRaw(
                Topic.INVENTORY,
                vm.key(),
                "{\"tenantId\":\"assign-i\"}".getBytes(StandardCharsets.UTF_8),
                RecordProbe.cloudEvent("io.headroom.inventory.VmChanged.v1", "poison-i"));

        assertThat(register(vm, 1, null).tier()).isEqualTo("BRONZE");

        records.awaitDeadLetter(Topic.INVENTORY, seen -> vm.key().equals(seen.key()));
    }

    @Test
    void aRecordUnderAnothersKeyIsADeadLetter() {
        VmRef victim = vm("assign-j", "web-1");
        String foreign = Keys.vm("mallory", "web-9");
        records.send(
                foreign,
                new VmChanged(
                        victim.tenantId(),
                        victim.vmId(),
                        1,
                        "pool-a",
                        null,
                        null,
                        ResourceAmounts.ZERO,
                        ResourceAmounts.ZERO,
                        ResourceAmounts.ZERO,
                        VmChanged.Mode.ACT,
                        Instant.now()));

        records.awaitDeadLetter(Topic.INVENTORY, seen -> foreign.equals(seen.key()));
        assertThat(tenant("assign-j").get("/api/v1/vms/web-1/qos").status()).isEqualTo(404);
    }
}
