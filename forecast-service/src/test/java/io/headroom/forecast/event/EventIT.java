package io.headroom.forecast.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headroom.forecast.ForecastIT;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Announced load, from the announcement to the forecast. */
class EventIT extends ForecastIT {

    private static final long STEP_MS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void anAnnouncedSaleIsForecastAtOnceAndGoneWhenItIsCalledOff() {
        importHistory("event-a");
        awaitForecast("event-a");
        Instant from = Instant.now().plusSeconds(100);

        Answer announced = post("event-a", sale("web-1", from, from.plusSeconds(3_600), 10));
        assertThat(announced.status()).as(announced.toString()).isEqualTo(201);
        String id = announced.json().path("eventId").asString();

        JsonNode told = awaitBlock("event-a", true);
        assertThat(told.path("events").path(0).path("name").asString()).isEqualTo("sale");
        assertThat(tenant("event-a")
                        .get("/api/v1/events?vmId=web-1")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(tenant("event-a")
                        .get("/api/v1/events/" + id)
                        .json()
                        .path("kind")
                        .asString())
                .isEqualTo("LOAD");

        assertThat(tenant("event-a").delete("/api/v1/events/" + id).status()).isEqualTo(204);
        assertThat(awaitBlock("event-a", false).path("events").size()).isZero();
        assertThat(tenant("event-a").get("/api/v1/events/" + id).status()).isEqualTo(404);
    }

    @Test
    void anEventThatIsAnnouncedTwiceWithOneKeyIsOne() {
        importHistory("event-b");
        Api once = tenant("event-b").with("Idempotency-Key", "sale-1");
        String body = sale("web-1", Instant.now(), Instant.now().plusSeconds(60), 2);

        Answer first = once.post("/api/v1/events", body);
        Answer second = once.post("/api/v1/events", body);

        assertThat(second.json().path("eventId")).isEqualTo(first.json().path("eventId"));
        assertThat(number("select count(*) from load_event where tenant_id = ?", "event-b"))
                .isEqualTo(1);
    }

    @Test
    void contradictionsAreRefusedByName() {
        importHistory("event-c");
        Instant now = Instant.now();
        String from = "\"from\": \"" + now + "\"";
        String to = "\"to\": \"" + now.plusSeconds(60) + "\"";
        String effect = "\"effects\": [{\"resource\": \"CPU\", \"factor\": 2}]";
        String start = "{\"name\": \"n\", \"kind\": \"LOAD\", ";

        assertRefused(start + from + "," + to + "," + effect + "}", 400, "EVENT_INVALID");
        assertRefused(
                start + "\"vmId\": \"web-1\", \"group\": \"g\"," + from + "," + to + "," + effect + "}",
                400,
                "EVENT_INVALID");
        assertRefused(start + "\"vmId\": \"web-1\"," + from + "," + effect + "}", 400, "EVENT_INVALID");
        assertRefused(start + "\"vmId\": \"web-1\"," + from + "," + to + "}", 400, "EVENT_INVALID");
        assertRefused(
                start + "\"vmId\": \"web-1\"," + from + ", \"to\": \"" + now + "\"," + effect + "}",
                400,
                "EVENT_INVALID");
        assertRefused(
                start + "\"vmId\": \"web-1\"," + from + ", \"to\": \"" + now.plusSeconds(90_000_000) + "\"," + effect
                        + "}",
                400,
                "EVENT_INVALID");
        assertRefused(
                "{\"name\": \"n\", \"kind\": \"DEPLOY\", \"vmId\": \"web-1\", \"from\": \"+1000000000-12-31T23:59:59Z\"}",
                400,
                "EVENT_INVALID");
        assertRefused(sale("nobody", now, now.plusSeconds(60), 2), 422, "VM_UNKNOWN");
        assertRefused(sale("web-1", now, now.plusSeconds(60), -1), 400, "VALIDATION_FAILED");
        assertRefused(sale("web-1", now, now.plusSeconds(60), Double.NaN), 400, "MALFORMED_JSON");
        assertRefused(start + "\"surprise\": 1}", 400, "UNKNOWN_PROPERTY");
    }

    @Test
    void anotherTenantNeitherSeesNorTouchesAnEvent() {
        importHistory("event-d");
        Answer mine = post("event-d", sale("web-1", Instant.now(), Instant.now().plusSeconds(60), 2));
        String path = "/api/v1/events/" + mine.json().path("eventId").asString();

        assertThat(tenant("event-e").get(path).status()).isEqualTo(404);
        assertThat(tenant("event-e").delete(path).status()).isEqualTo(404);
        assertThat(tenant("event-e").get("/api/v1/events").json().path("items").size())
                .isZero();
        assertThat(post("event-e", sale("web-1", Instant.now(), Instant.now().plusSeconds(60), 2))
                        .status())
                .isEqualTo(422);
        assertThat(tenant("event-d").get(path).status()).isEqualTo(200);
        assertThat(tenant("event-d").get("/api/v1/events/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(api.as(TestTokens.tenant("event-d", "forecast:read"))
                        .delete(path)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aDeployWithoutAnEndLastsThreeSteps() {
        importHistory("event-f");
        Instant from = Instant.ofEpochMilli(Instant.now().toEpochMilli());

        Answer deploy = post(
                "event-f", "{\"name\": \"v2\", \"kind\": \"DEPLOY\", \"vmId\": \"web-1\", \"from\": \"" + from + "\"}");

        assertThat(deploy.status()).as(deploy.toString()).isEqualTo(201);
        assertThat(Instant.parse(deploy.json().path("to").asString())).isEqualTo(from.plusMillis(3 * STEP_MS));
    }

    private void assertRefused(String body, int status, String code) {
        Answer answer = post("event-c", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).as(answer.toString()).isEqualTo(code);
    }

    private Answer post(String tenant, String body) {
        return tenant(tenant)
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/events", body);
    }

    private static String sale(String vm, Instant from, Instant to, double factor) {
        return "{\"name\": \"sale\", \"kind\": \"LOAD\", \"vmId\": \"" + vm + "\", \"from\": \"" + from
                + "\", \"to\": \"" + to + "\", \"effects\": [{\"resource\": \"CPU\", \"factor\": " + factor + "}]}";
    }

    private JsonNode awaitForecast(String tenant) {
        return await().atMost(PATIENCE)
                .until(
                        () -> tenant(tenant)
                                .get("/api/v1/vms/web-1/forecast?horizon=60&quantiles=0.5")
                                .json(),
                        answer -> answer.path("resources").size() > 0);
    }

    /** The forecast once the median of the block that the sale is in all of lies high, or low, beside usual demand of 2-4. */
    private JsonNode awaitBlock(String tenant, boolean high) {
        return await().atMost(PATIENCE)
                .until(
                        () -> awaitForecast(tenant),
                        answer -> answer.path("resources")
                                                .path(0)
                                                .path("rows")
                                                .path(14)
                                                .path("values")
                                                .path(0)
                                                .asDouble()
                                        > 10
                                == high);
    }

    private void importHistory(String tenant) {
        Random random = new Random(17);
        long step = Instant.now().toEpochMilli() / STEP_MS;
        StringBuilder lines = new StringBuilder("vmId,at,cpuCoresUsed,memoryMibUsed\n");
        for (int i = 400; i > 0; i--) {
            lines.append(String.format(
                    Locale.ROOT,
                    "web-1,%s,%.4f,%.1f%n",
                    Instant.ofEpochMilli((step - i) * STEP_MS),
                    2 + Math.sin(i / 40.0) + random.nextDouble(),
                    1_000 + 50 * random.nextDouble()));
        }
        assertThat(tenant(tenant)
                        .with("Content-Type", "text/csv")
                        .with("Idempotency-Key", "history-" + tenant)
                        .post("/api/v1/metrics:import", lines.toString())
                        .status())
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> number("select count(*) from known_vm where tenant_id = ?", tenant) == 1);
    }
}
