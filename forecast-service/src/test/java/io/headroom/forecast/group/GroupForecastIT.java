package io.headroom.forecast.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Keys;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.ResourceForecast;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.forecast.ForecastIT;
import io.headroom.test.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the histories of a group's VMs to the forecast of their sum. */
class GroupForecastIT extends ForecastIT {

    private static final long STEP_MS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void aGroupIsForecastAsTheSumOfItsMembersAndFollowsThem() {
        String tenant = "group-a";
        register(tenant, "web-1", 1, "web");
        register(tenant, "web-2", 1, "web");
        awaitMembers(tenant, 2);
        importHistory(tenant, List.of("web-1", "web-2"));

        DemandForecast published = awaitPublished(tenant);
        assertThat(published.vmId()).isNull();
        assertThat(published.group()).isEqualTo("web");
        assertThat(published.resources().get(0).steps().get(0).get(0)).isBetween(4.0, 6.0);
        assertThat(published.resources().get(0).fallbackReason()).isNull();

        JsonNode answer = awaitShares(tenant, 2);
        assertThat(answer.path("members").asInt()).isEqualTo(2);
        JsonNode explanation = answer.path("resources").path(0).path("explanation");
        assertThat(explanation.path("error").asDouble()).isPositive();
        assertThat(explanation.path("rivals").size()).isGreaterThan(4);
        assertCoherent(answer);

        register(tenant, "web-2", 2, null);

        awaitShares(tenant, 1);
        assertThat(tenant(tenant)
                        .get("/api/v1/groups/web/forecast?horizon=24&quantiles=0.5,0.99")
                        .json()
                        .path("resources")
                        .path(0)
                        .path("rows")
                        .path(0)
                        .path("values")
                        .path(0)
                        .asDouble())
                .isBetween(2.0, 3.0);

        records.sendTombstone(Topic.INVENTORY, Keys.vm(tenant, "web-1"));

        await().atMost(PATIENCE)
                .until(() -> tenant(tenant).get("/api/v1/groups/web/forecast").status() == 404);
    }

    private static void assertCoherent(JsonNode answer) {
        JsonNode rows = answer.path("resources").path(0).path("rows");
        JsonNode members = answer.path("shares").path(0).path("members");
        assertThat(rows.size()).isEqualTo(13);
        for (int step = 0; step < DemandForecast.STEPS; step++) {
            double sum = 0;
            for (JsonNode member : members) {
                sum += member.path("medians").path(step).asDouble();
            }
            assertThat(rows.path(step).path("values").path(0).asDouble()).isCloseTo(sum, within(1e-9 * sum));
        }
    }

    @Test
    void aNewVmBorrowsTheShapeOfItsGroup() {
        String tenant = "group-d";
        register(tenant, "web-1", 1, "web");
        register(tenant, "web-2", 1, "web");
        register(tenant, "web-3", 1, "web");
        awaitMembers(tenant, 3);
        importHistory(tenant, List.of("web-1", "web-2"));
        awaitPublished(tenant);
        records.await(Topic.PREDICTIONS, Keys.vm(tenant, "web-1"));
        records.await(Topic.PREDICTIONS, Keys.vm(tenant, "web-2"));

        tenant(tenant)
                .post(
                        "/api/v1/metrics",
                        Map.of(
                                "samples",
                                List.of(Map.of(
                                        "vmId", "web-3", "at", Instant.now().toString(), "cpuCoresUsed", 2.5))));

        ResourceForecast cpu = records.await(Topic.PREDICTIONS, Keys.vm(tenant, "web-3"))
                .as(DemandForecast.class)
                .resources()
                .get(0);
        assertThat(cpu.fallbackReason()).isEqualTo("BORROWED_SHAPE");
        assertThat(cpu.model()).isEqualTo("group-shape");
        // Its members keep within 2 to 3; without them its highest quantile would be twice its last value.
        assertThat(cpu.steps().get(0).get(7)).isBetween(2.6, 4.0);
    }

    @Test
    void anothersGroupAndOneWithoutMembersAreUnknown() {
        register("group-b", "web-1", 1, "web");
        awaitMembers("group-b", 1);

        Answer own = tenant("group-b").get("/api/v1/groups/web/forecast");
        assertThat(own.status()).as(own.toString()).isEqualTo(200);
        assertThat(own.json().path("reason").asString()).isEqualTo("FIT_PENDING");
        assertThat(tenant("group-c").get("/api/v1/groups/web/forecast").problem())
                .isEqualTo("GROUP_UNKNOWN");
        assertThat(tenant("group-b").get("/api/v1/groups/api/forecast").status())
                .isEqualTo(404);
        assertThat(tenant("group-b")
                        .get("/api/v1/groups/web/forecast?horizon=0")
                        .problem())
                .isEqualTo("PARAMETER_INVALID");
    }

    private DemandForecast awaitPublished(String tenant) {
        String key = Keys.group(tenant, "web");
        await("a forecast of the group")
                .atMost(PATIENCE)
                .until(() -> !records.on(Topic.PREDICTIONS, seen -> key.equals(seen.key()))
                        .isEmpty());
        return records.on(Topic.PREDICTIONS, seen -> key.equals(seen.key()))
                .get(0)
                .as(DemandForecast.class);
    }

    /** What is answered once the group's forecast is reconciled with so many members. */
    private JsonNode awaitShares(String tenant, int members) {
        return await("shares of " + members)
                .atMost(PATIENCE)
                .until(
                        () -> tenant(tenant)
                                .get("/api/v1/groups/web/forecast?horizon=24&quantiles=0.5,0.99")
                                .json(),
                        answer -> answer.path("shares").path(0).path("members").size() == members);
    }

    private void awaitMembers(String tenant, int members) {
        await().atMost(PATIENCE)
                .until(() -> number("select count(*) from known_vm where tenant_id = ? and group_id = 'web'", tenant)
                        == members);
    }

    private void register(String tenant, String vmId, long version, @Nullable String group) {
        ResourceAmounts size = new ResourceAmounts(4_000, 4_096, 100_000, 100_000);
        records.send(
                Keys.vm(tenant, vmId),
                new VmChanged(
                        tenant,
                        vmId,
                        version,
                        "pool-a",
                        null,
                        group,
                        size,
                        size,
                        size,
                        VmChanged.Mode.OBSERVE,
                        Instant.now()));
    }

    private void importHistory(String tenant, List<String> vms) {
        Random random = new Random(11);
        long step = Instant.now().toEpochMilli() / STEP_MS;
        StringBuilder lines = new StringBuilder("vmId,at,cpuCoresUsed\n");
        for (String vm : vms) {
            for (int i = 700; i > 0; i--) {
                lines.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%.4f%n",
                        vm,
                        Instant.ofEpochMilli((step - i) * STEP_MS),
                        2 + random.nextDouble()));
            }
        }
        assertThat(tenant(tenant)
                        .with("Content-Type", "text/csv")
                        .with("Idempotency-Key", "import-to-" + tenant)
                        .post("/api/v1/metrics:import", lines.toString())
                        .status())
                .isEqualTo(202);
    }
}
