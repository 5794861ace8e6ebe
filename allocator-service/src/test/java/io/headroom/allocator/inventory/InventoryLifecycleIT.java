package io.headroom.allocator.inventory;

import static io.headroom.allocator.Estate.amounts;
import static io.headroom.allocator.Estate.vmBody;
import static io.headroom.allocator.Estate.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.AllocatorIT;
import io.headroom.allocator.Estate;
import io.headroom.contracts.GroupChanged;
import io.headroom.contracts.Keys;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.RecordProbe;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AllocatorIT
class InventoryLifecycleIT {

    @Autowired
    private Api api;

    @Autowired
    private RecordProbe records;

    private Estate estate;

    @BeforeEach
    void newEstate() {
        estate = new Estate(api);
    }

    @Test
    void tellsOfAVmFromItsRegistrationToItsRemoval() {
        String pool = estate.pool();
        String vm = estate.named("vm");
        String key = Keys.vm(estate.tenant(), vm);

        Answer registered = withKey(estate.owner()).post("/api/v1/vms", vmBody(vm, pool));

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.header("Location")).isEqualTo("/api/v1/vms/" + vm);
        assertThat(registered.json().path("minimum").path("cpuMillicores").asLong())
                .isEqualTo(500);
        VmChanged first = records.await(Topic.INVENTORY, key).as(VmChanged.class);
        assertThat(first.pool()).isEqualTo(pool);
        assertThat(first.hostId()).isNull();
        assertThat(first.mode()).isEqualTo(VmChanged.Mode.OBSERVE);

        String etag = String.valueOf(registered.header("ETag"));
        Answer changed = estate.owner().with("If-Match", etag).patch("/api/v1/vms/" + vm, Map.of("mode", "SHADOW"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(etag);
        records.await(
                Topic.INVENTORY,
                seen -> key.equals(seen.key())
                        && seen.as(VmChanged.class).version() > first.version()
                        && seen.as(VmChanged.class).mode() == VmChanged.Mode.SHADOW);

        Answer removed = estate.owner()
                .with("If-Match", String.valueOf(changed.header("ETag")))
                .delete("/api/v1/vms/" + vm);

        assertThat(removed.status()).isEqualTo(204);
        records.await(Topic.INVENTORY, seen -> key.equals(seen.key()) && seen.value() == null);
        assertThat(estate.owner().get("/api/v1/vms/" + vm).problem()).isEqualTo("VM_UNKNOWN");
    }

    @Test
    void givesAVmThatIsRegisteredAgainAHigherVersion() {
        String pool = estate.pool();
        String vm = estate.named("vm");
        Answer before = withKey(estate.owner()).post("/api/v1/vms", vmBody(vm, pool));
        estate.owner().with("If-Match", String.valueOf(before.header("ETag"))).delete("/api/v1/vms/" + vm);

        Answer after = withKey(estate.owner()).post("/api/v1/vms", vmBody(vm, pool));

        assertThat(after.json().path("version").asLong())
                .isGreaterThan(before.json().path("version").asLong());
    }

    @Test
    void answersTheSameRegistrationTwiceWithTheFirstAnswer() {
        String pool = estate.pool();
        String vm = estate.named("vm");
        Api keyed = withKey(estate.owner());

        Answer first = keyed.post("/api/v1/vms", vmBody(vm, pool));
        Answer second = keyed.post("/api/v1/vms", vmBody(vm, pool));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(withKey(estate.owner()).post("/api/v1/vms", vmBody(vm, pool)).problem())
                .isEqualTo("CONFLICT");
        assertThat(estate.owner().post("/api/v1/vms", vmBody(vm, pool)).problem())
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void refusesAChangeOfAVersionThatIsNotTheCurrent() {
        String pool = estate.pool();
        String vm = estate.named("vm");
        withKey(estate.owner()).post("/api/v1/vms", vmBody(vm, pool));
        Map<String, String> change = Map.of("mode", "SHADOW");

        Answer without = estate.owner().patch("/api/v1/vms/" + vm, change);
        Answer stale = estate.owner().with("If-Match", "\"0\"").patch("/api/v1/vms/" + vm, change);
        Answer staleRemoval = estate.owner().with("If-Match", "\"0\"").delete("/api/v1/vms/" + vm);

        assertThat(without.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(staleRemoval.status()).isEqualTo(412);
    }

    @Test
    void keepsTenantsApart() {
        String pool = estate.pool();
        String vm = estate.named("vm");
        Answer registered = withKey(estate.owner()).post("/api/v1/vms", vmBody(vm, pool));
        String etag = String.valueOf(registered.header("ETag"));
        Api stranger = estate.of(estate.named("globex"));

        assertThat(stranger.get("/api/v1/vms/" + vm).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/vms/" + vm + "/allocation").status()).isEqualTo(404);
        assertThat(stranger.with("If-Match", etag)
                        .patch("/api/v1/vms/" + vm, Map.of("mode", "ACT"))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.with("If-Match", etag).delete("/api/v1/vms/" + vm).status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/v1/vms").json().path("items").size()).isZero();
        assertThat(stranger.get("/api/v1/vms?tenant=" + estate.tenant()).status())
                .isEqualTo(403);
        assertThat(withKey(stranger).post("/api/v1/vms", vmBody(vm, pool)).status())
                .as("another tenant may use the same id")
                .isEqualTo(201);
        assertThat(estate.owner().get("/api/v1/vms").json().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void leavesPoolsAndHostsToOperators() {
        String pool = estate.pool();
        String host = estate.host("host", pool);
        Map<String, Object> body = new LinkedHashMap<>(vmBody(estate.named("vm"), pool));
        body.put("hostId", host);

        assertThat(estate.owner().get("/api/v1/hosts").problem()).isEqualTo("SCOPE_MISSING");
        assertThat(estate.owner().get("/api/v1/pools/" + pool).status()).isEqualTo(200);
        assertThat(withKey(estate.owner())
                        .post("/api/v1/pools", Map.of("poolId", "p", "provider", "simulated"))
                        .problem())
                .isEqualTo("SCOPE_MISSING");
        assertThat(withKey(estate.owner()).post("/api/v1/vms", body).problem()).isEqualTo("PLACEMENT_FORBIDDEN");
        assertThat(api.get("/api/v1/vms").status()).isEqualTo(401);
    }

    @Test
    void refusesWhatCannotBe() {
        String pool = estate.pool();
        String host = estate.named("host");
        Api operator = estate.operator();
        Map<String, Object> twice = Map.of(
                "hostId",
                host,
                "pool",
                pool,
                "physical",
                amounts(8_000, 100, 1, 1),
                "sellable",
                amounts(8_000, 200, 1, 1));
        Map<String, Object> bounds = new LinkedHashMap<>(vmBody(estate.named("vm"), pool));
        bounds.put("minimum", amounts(9_000, 1, 1, 1));
        bounds.put("maximum", amounts(8_000, 1, 1, 1));
        Map<String, Object> negative = new LinkedHashMap<>(vmBody(estate.named("vm"), pool));
        negative.put("size", amounts(-1, 1, 1, 1));
        Map<String, Object> unknown = new LinkedHashMap<>(vmBody(estate.named("vm"), pool));
        unknown.put("colour", "red");

        assertThat(withKey(operator).post("/api/v1/hosts", twice).problem()).isEqualTo("CAPACITY_INVALID");
        assertThat(withKey(estate.owner()).post("/api/v1/vms", bounds).problem())
                .isEqualTo("BOUNDS_INVALID");
        assertThat(withKey(estate.owner()).post("/api/v1/vms", negative).status())
                .isEqualTo(400);
        assertThat(withKey(estate.owner()).post("/api/v1/vms", unknown).problem())
                .isEqualTo("UNKNOWN_PROPERTY");
        assertThat(withKey(estate.owner())
                        .post("/api/v1/vms", vmBody(estate.named("vm"), "no-such-pool"))
                        .problem())
                .isEqualTo("REFERENCE_UNKNOWN");
        assertThat(withKey(estate.owner())
                        .post("/api/v1/vms", Map.of("vmId", "-x", "pool", pool))
                        .problem())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(withKey(operator)
                        .post("/api/v1/pools", Map.of("poolId", "x", "provider", "xen", "unit", amounts(1, 1, 1, 1)))
                        .problem())
                .isEqualTo("PROVIDER_UNKNOWN");
    }

    @Test
    void keepsWhatIsInUse() {
        String pool = estate.pool();
        String host = estate.host("host", pool);
        estate.vm("vm", pool, host);

        assertThat(estate.operator()
                        .with("If-Match", "*")
                        .delete("/api/v1/hosts/" + host)
                        .problem())
                .isEqualTo("HOST_IN_USE");
        assertThat(estate.operator()
                        .with("If-Match", "*")
                        .delete("/api/v1/pools/" + pool)
                        .problem())
                .isEqualTo("POOL_IN_USE");
    }

    @Test
    void givesTheModeOfAGroupToItsNewMembers() {
        String pool = estate.pool();
        String group = estate.named("shop");
        Map<String, Object> member = new LinkedHashMap<>(vmBody(estate.named("vm"), pool));
        member.remove("mode");
        member.put("group", group);

        Answer registered =
                withKey(estate.owner()).post("/api/v1/groups", Map.of("group", group, "pool", pool, "mode", "SHADOW"));
        Answer joined = withKey(estate.owner()).post("/api/v1/vms", member);

        assertThat(registered.status()).isEqualTo(201);
        assertThat(joined.json().path("mode").asString()).isEqualTo("SHADOW");
        GroupChanged told = records.await(Topic.INVENTORY, Keys.group(estate.tenant(), group))
                .as(GroupChanged.class);
        assertThat(told.mode()).isEqualTo(VmChanged.Mode.SHADOW);
        assertThat(estate.owner()
                        .with("If-Match", "*")
                        .delete("/api/v1/groups/" + group)
                        .problem())
                .isEqualTo("GROUP_IN_USE");
    }

    @Test
    void listsPageByPage() {
        String pool = estate.pool();
        for (String name : new String[] {"a", "b", "c"}) {
            withKey(estate.owner()).post("/api/v1/vms", vmBody(estate.named(name), pool));
        }

        Answer first = estate.owner().get("/api/v1/vms?limit=2&pool=" + pool);
        String next = first.json().path("next").asString();
        Answer second = estate.owner().get("/api/v1/vms?limit=2&pool=" + pool + "&cursor=" + next);

        assertThat(first.json().path("items").size()).isEqualTo(2);
        assertThat(second.json().path("items").size()).isEqualTo(1);
        assertThat(second.json().path("items").path(0).path("vmId").asString()).isEqualTo(estate.named("c"));
        assertThat(second.json().has("next")).isFalse();
        assertThat(estate.owner().get("/api/v1/vms?limit=2&cursor=" + next).problem())
                .as("the cursor belongs to its filter")
                .isEqualTo("CURSOR_INVALID");
    }
}
