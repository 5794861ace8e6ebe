package io.headroom.forecast.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headroom.contracts.Keys;
import io.headroom.contracts.MetricSample;
import io.headroom.contracts.Topic;
import io.headroom.forecast.ForecastIT;
import io.headroom.test.Answer;
import io.headroom.test.RecordProbe;
import io.headroom.test.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A sample on its way from the door to the history. */
class IngestIT extends ForecastIT {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void anAcceptedSampleIsOnTheTopicAndThenInTheHistoryOnce() {
        Answer answer = tenant("ingest-a").post("/api/v1/metrics", samples(sample("web-1", now, 1.5)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
        MetricSample published =
                records.await(Topic.METRICS, Keys.vm("ingest-a", "web-1")).as(MetricSample.class);
        assertThat(published.cpuCoresUsed()).isEqualTo(1.5);
        assertThat(published.tenantId()).isEqualTo("ingest-a");
        awaitRows("ingest-a", 1);

        tenant("ingest-a").post("/api/v1/metrics", samples(sample("web-1", now, 1.5)));
        tenant("ingest-a").post("/api/v1/metrics", samples(sample("web-1", now.plusMillis(1), 2.5)));

        awaitRows("ingest-a", 2);
        assertThat(number("select max(cpu_max) from metric_rollup where tenant_id = ?", "ingest-a"))
                .isEqualTo(2.5);
    }

    @Test
    void aBadSampleIsNamedAndTheRestIsTaken() {
        Answer answer = tenant("ingest-b")
                .post(
                        "/api/v1/metrics",
                        samples(
                                sample("web-1", now, 1),
                                sample("web-1", now, -1),
                                sample("web-2", now.plusSeconds(3_600), 1)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.json().path("rejected").path(0).path("index").asInt()).isEqualTo(1);
        assertThat(answer.json().path("rejected").path(0).path("code").asString())
                .isEqualTo("SAMPLE_INVALID");
        assertThat(answer.json().path("rejected").path(1).path("code").asString())
                .isEqualTo("SAMPLE_IN_FUTURE");
    }

    @Test
    void measuresFromTwoSourcesMergeAndALateSampleCountsInItsStep() {
        Instant step = Instant.ofEpochMilli(now.toEpochMilli() / 5_000 * 5_000).minusSeconds(60);
        tenant("ingest-c").post("/api/v1/metrics", samples(sample("web-1", step, 1)));
        tenant("ingest-c")
                .post("/api/v1/metrics", samples(Map.of("vmId", "web-1", "at", step.toString(), "memoryMibUsed", 512)));
        awaitRows("ingest-c", 1);
        await().until(() ->
                number("select count(memory_mib_used) from metric_sample where tenant_id = ?", "ingest-c") == 1);

        tenant("ingest-c").post("/api/v1/metrics", samples(sample("web-1", step.plusSeconds(1), 3)));

        awaitRows("ingest-c", 2);
        assertThat(number("select cpu_mean from metric_rollup where tenant_id = ?", "ingest-c"))
                .isEqualTo(2);
        assertThat(number("select memory_max from metric_rollup where tenant_id = ?", "ingest-c"))
                .isEqualTo(512);
    }

    @Test
    void offsetsAreStoredWithTheRecords() {
        tenant("ingest-d").post("/api/v1/metrics", samples(sample("web-1", now, 1)));
        awaitRows("ingest-d", 1);

        int partition =
                records.await(Topic.METRICS, Keys.vm("ingest-d", "web-1")).partition();
        long offset = records.await(Topic.METRICS, Keys.vm("ingest-d", "web-1")).offset();

        assertThat(number("select next_offset from consumed_offset where partition_number = " + partition))
                .isGreaterThan(offset);
    }

    @Test
    void unregisteredVmsBeyondTheCapAreKeptOut() {
        List<Map<String, Object>> many = java.util.stream.IntStream.range(0, 25)
                .mapToObj(i -> sample("vm-" + i, now, 1))
                .toList();

        Answer answer = tenant("ingest-e").post("/api/v1/metrics", Map.of("samples", many));

        assertThat(answer.json().path("accepted").asInt()).isEqualTo(20);
        assertThat(answer.json().path("rejected").path(0).path("code").asString())
                .isEqualTo("VM_CAP_REACHED");
    }

    @Test
    void aPoisonRecordIsDeadLetteredAloneAndThePartitionMovesOn() {
        String key = Keys.vm("ingest-f", "web-1");
        records.sendRaw(
                Topic.METRICS,
                key,
                "{\"tenantId\":\"ingest-f\",\"poison\":".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                RecordProbe.cloudEvent("io.headroom.metrics.MetricSample.v1", "poison-f"));

        tenant("ingest-f").post("/api/v1/metrics", samples(sample("web-1", now, 1)));

        awaitRows("ingest-f", 1);
        records.awaitDeadLetter(Topic.METRICS, seen -> key.equals(seen.key()));
        assertThat(records.deadLetters(Topic.METRICS, seen -> key.equals(seen.key())))
                .hasSize(1);
    }

    @Test
    void theDoorAnswersWhatIsWrong() {
        assertThat(tenant("ingest-g").post("/api/v1/metrics", "{\"samples\":").status())
                .isEqualTo(400);
        assertThat(tenant("ingest-g")
                        .post("/api/v1/metrics", "{\"samples\":[{\"cpuCoresUsed\":NaN}]}")
                        .status())
                .isEqualTo(400);
        assertThat(tenant("ingest-g")
                        .post("/api/v1/metrics", Map.of("sample", List.of()))
                        .problem())
                .isEqualTo("UNKNOWN_PROPERTY");
        assertThat(tenant("ingest-g").post("/api/v1/metrics", Map.of()).problem())
                .isEqualTo("SAMPLES_REQUIRED");
        assertThat(tenant("ingest-g")
                        .post("/api/v1/metrics?tenant=other", samples())
                        .status())
                .isEqualTo(403);
        assertThat(api.post("/api/v1/metrics", samples()).status()).isEqualTo(401);
        assertThat(api.as(TestTokens.expired("ingest-g", "metrics:write"))
                        .post("/api/v1/metrics", samples())
                        .status())
                .isEqualTo(401);
        assertThat(api.as(TestTokens.tenant("ingest-g", "sla:read"))
                        .post("/api/v1/metrics", samples())
                        .status())
                .isEqualTo(403);
        Answer large = tenant("ingest-g").post("/api/v1/metrics", " ".repeat(10 * 1024 * 1024));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void historyComesInAsCsvAndIsAnsweredPerStep() {
        Instant start = Instant.ofEpochMilli(now.toEpochMilli() / 5_000 * 5_000).minusSeconds(600);
        StringBuilder csv = new StringBuilder("vmId,at,cpuCoresUsed,memoryMibUsed\n");
        for (int i = 0; i < 100; i++) {
            csv.append("db-1,")
                    .append(start.plusSeconds(5L * i))
                    .append(",")
                    .append(i % 10)
                    .append(",1024\n");
        }
        csv.append("\ndb-1,not-a-time,1,1\n");

        Answer accepted = tenant("ingest-h")
                .with("Content-Type", "text/csv")
                .with("Idempotency-Key", "import-1")
                .post("/api/v1/metrics:import", csv.toString());

        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        String location = String.valueOf(accepted.header("Location"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "SUCCEEDED"
                        .equals(tenant("ingest-h")
                                .get(location)
                                .json()
                                .path("state")
                                .asString()));
        Answer operation = tenant("ingest-h").get(location);
        assertThat(operation.json().path("result").path("accepted").asInt()).isEqualTo(100);
        assertThat(operation
                        .json()
                        .path("result")
                        .path("errors")
                        .path(0)
                        .path("line")
                        .asInt())
                .isEqualTo(102);
        Answer history = tenant("ingest-h").get("/api/v1/vms/db-1/metrics?from=" + start + "&to=" + now);
        assertThat(history.json().path("points").size()).isEqualTo(100);
        assertThat(history.json().path("points").path(3).path("cpuCoresUsed").asDouble())
                .isEqualTo(3);
        Answer longer = tenant("ingest-h").get("/api/v1/vms/db-1/metrics?step=PT1M&from=" + start + "&to=" + now);
        assertThat(longer.json().path("stepSeconds").asDouble()).isEqualTo(60);
        assertThat(longer.json().path("points").size()).isBetween(9, 10);
        assertThat(longer.json().path("points").findValues("samples").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(100);
        assertThat(longer.json().path("points").path(4).path("memoryMibUsed").asDouble())
                .isEqualTo(1024);
        assertThat(tenant("ingest-h").get("/api/v1/vms/db-1/metrics?step=PT7S").status())
                .isEqualTo(400);
        assertThat(tenant("ingest-i").get(location).status()).isEqualTo(404);
    }

    private void awaitRows(String tenant, int rows) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> number("select count(*) from metric_sample where tenant_id = ?", tenant) == rows);
    }

    @SafeVarargs
    private static Map<String, Object> samples(Map<String, Object>... samples) {
        return Map.of("samples", List.of(samples));
    }

    private static Map<String, Object> sample(String vm, Instant at, double cpu) {
        return Map.of("vmId", vm, "at", at.toString(), "cpuCoresUsed", cpu);
    }
}
