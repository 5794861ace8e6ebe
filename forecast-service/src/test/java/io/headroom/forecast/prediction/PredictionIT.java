package io.headroom.forecast.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Enforcement;
import io.headroom.contracts.Keys;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.ResourceForecast;
import io.headroom.contracts.Topic;
import io.headroom.forecast.ForecastIT;
import io.headroom.test.Answer;
import io.headroom.test.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From history to a published forecast. */
class PredictionIT extends ForecastIT {

    @Test
    void aVmWithHistoryIsForecastAtEveryStepWithAllThatTheRecordCarries() {
        importHistory("predict-a", 600);

        Seen first = records.await(Topic.PREDICTIONS, Keys.vm("predict-a", "web-1"));
        DemandForecast forecast = first.as(DemandForecast.class);
        ResourceForecast cpu = forecast.resources().get(0);

        assertThat(forecast.trigger()).isEqualTo(DemandForecast.Trigger.STEP);
        assertThat(forecast.step()).isEqualTo(Duration.ofSeconds(5));
        assertThat(cpu.resource()).isEqualTo(Resource.CPU);
        assertThat(cpu.steps().get(0).get(0)).isBetween(1.0, 4.0);
        assertThat(cpu.fallbackReason()).isNull();
        assertThat(cpu.coverage()).hasSize(DemandForecast.LEVELS.size());
        await("the next step's")
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        records
                                        .on(
                                                Topic.PREDICTIONS,
                                                seen -> Keys.vm("predict-a", "web-1")
                                                        .equals(seen.key()))
                                        .stream()
                                        .map(seen ->
                                                seen.as(DemandForecast.class).from())
                                        .distinct()
                                        .count()
                                >= 2);

        Answer answer = tenant("predict-a").get("/api/v1/vms/web-1/forecast?horizon=24&quantiles=0.5,0.95");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("resources").path(0).path("rows").size()).isEqualTo(13);
        assertThat(answer.json().path("quantileLevels").size()).isEqualTo(2);
        JsonNode explanation = answer.json().path("resources").path(0).path("explanation");
        assertThat(explanation.path("level").asDouble()).as(answer.toString()).isPositive();
        assertThat(explanation.path("seasons").path(0).path("periodSteps").asInt())
                .isEqualTo(288);
        assertThat(explanation.path("error").asDouble()).isPositive();
        assertThat(explanation.path("rivals").size()).isGreaterThan(4);
        assertThat(explanation.path("experts").size()).isPositive();
        Answer models = tenant("predict-a").get("/api/v1/vms/web-1/models");
        assertThat(models.json().path("resources").path(0).path("scores").size())
                .isGreaterThan(4);
    }

    @Test
    void aSampleNearTheAllocationMakesASurgeForecastAtOnceAndIsMarkedCensored() {
        importHistory("predict-b", 100);
        records.await(Topic.PREDICTIONS, Keys.vm("predict-b", "web-1"));
        allocate("predict-b", 5_000);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> number("select count(*) from effective_allocation where tenant_id = ?", "predict-b") == 1);

        tenant("predict-b")
                .post(
                        "/api/v1/metrics",
                        Map.of(
                                "samples",
                                List.of(Map.of(
                                        "vmId", "web-1", "at", Instant.now().toString(), "cpuCoresUsed", 4.9))));

        Seen surge = records.await(
                Topic.PREDICTIONS,
                seen -> Keys.vm("predict-b", "web-1").equals(seen.key())
                        && seen.as(DemandForecast.class).trigger() == DemandForecast.Trigger.SURGE);
        ResourceForecast cpu = surge.as(DemandForecast.class).resources().get(0);
        assertThat(cpu.observed().censored()).isTrue();
        assertThat(cpu.observed().value()).isEqualTo(4.9);
        assertThat(cpu.steps().get(0).get(0)).isGreaterThanOrEqualTo(4.89);
    }

    @Test
    void aVmWithoutHistoryIsForecastFromItsFirstSampleAndSaysSo() {
        tenant("predict-c")
                .post(
                        "/api/v1/metrics",
                        Map.of(
                                "samples",
                                List.of(Map.of(
                                        "vmId", "web-1", "at", Instant.now().toString(), "cpuCoresUsed", 2))));

        DemandForecast forecast =
                records.await(Topic.PREDICTIONS, Keys.vm("predict-c", "web-1")).as(DemandForecast.class);

        assertThat(forecast.resources().get(0).fallbackReason()).isEqualTo("NO_HISTORY");
        assertThat(forecast.resources().get(0).steps().get(0).get(7)).isGreaterThan(2);
    }

    @Test
    void wrongQuestionsAreAnsweredAsProblems() {
        assertThat(tenant("predict-d").get("/api/v1/vms/web-1/forecast").problem())
                .isEqualTo("VM_UNKNOWN");
        assertThat(tenant("predict-d")
                        .get("/api/v1/vms/web-1/forecast?horizon=0")
                        .problem())
                .isEqualTo("PARAMETER_INVALID");
        assertThat(tenant("predict-d")
                        .get("/api/v1/vms/web-1/forecast?quantiles=0.42")
                        .problem())
                .isEqualTo("PARAMETER_INVALID");
        assertThat(tenant("predict-d")
                        .get("/api/v1/vms/web-1/forecast?horizont=3")
                        .problem())
                .isEqualTo("UNKNOWN_PARAMETER");
        assertThat(tenant("predict-d").get("/api/v1/vms/web-1/models").problem())
                .isEqualTo("VM_UNKNOWN");
    }

    private void allocate(String tenant, long millicores) {
        AllocationCommand.Target target = new AllocationCommand.Target(
                new ResourceAmounts(millicores, 4_096, 100_000, 100_000), new Enforcement(100, 0, 0, 0, 100, 0, 0));
        records.send(
                Keys.vm(tenant, "web-1"),
                new AllocationChanged(
                        tenant,
                        "web-1",
                        "pool-a",
                        "host-1",
                        "c-1",
                        1,
                        1,
                        target,
                        target,
                        List.of(),
                        AllocationChanged.Outcome.APPLIED,
                        AllocationChanged.Cause.COMMAND,
                        null,
                        Instant.now()));
    }

    private void importHistory(String tenant, int steps) {
        Random random = new Random(11);
        long step = Instant.now().toEpochMilli() / 5_000;
        StringBuilder lines = new StringBuilder();
        for (int i = steps; i > 0; i--) {
            lines.append("{\"vmId\":\"web-1\",\"at\":\"")
                    .append(Instant.ofEpochMilli((step - i) * 5_000))
                    .append("\",\"cpuCoresUsed\":")
                    .append(2 + random.nextDouble())
                    .append("}\n");
        }
        Answer accepted = tenant(tenant)
                .with("Content-Type", "application/x-ndjson")
                .with("Idempotency-Key", "import-of-" + tenant)
                .post("/api/v1/metrics:import", lines.toString());
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
    }

    @Test
    void aRemovedVmIsNoLongerForecast() {
        importHistory("predict-e", 100);
        String key = Keys.vm("predict-e", "web-1");
        records.await(Topic.PREDICTIONS, key);

        records.sendTombstone(Topic.INVENTORY, key);

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        tenant("predict-e").get("/api/v1/vms/web-1/forecast").status() == 404);
        assertThat(tenant("predict-e").get("/api/v1/vms/web-1/forecast").problem())
                .isEqualTo("VM_UNKNOWN");
        Instant removed = Instant.now();
        importHistory("predict-f", 100);
        Seen other = records.await(
                Topic.PREDICTIONS,
                seen -> Keys.vm("predict-f", "web-1").equals(seen.key())
                        && seen.as(DemandForecast.class).from().isAfter(removed.plusSeconds(5)));
        assertThat(records.on(
                        Topic.PREDICTIONS,
                        seen -> key.equals(seen.key())
                                && !seen.as(DemandForecast.class)
                                        .from()
                                        .isBefore(other.as(DemandForecast.class).from())))
                .isEmpty();
    }
}
