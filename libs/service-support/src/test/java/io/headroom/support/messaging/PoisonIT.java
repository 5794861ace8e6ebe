package io.headroom.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headroom.contracts.EventType;
import io.headroom.contracts.Keys;
import io.headroom.contracts.Topic;
import io.headroom.support.app.Effects;
import io.headroom.support.app.SmallService;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.Database;
import io.headroom.test.HeadroomIT;
import io.headroom.test.RecordProbe;
import io.headroom.test.SampleFixture;
import io.headroom.test.Seen;
import io.headroom.test.TestTokens;
import io.headroom.test.VmFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A record that cannot be processed becomes a dead letter alone, and nothing behind it waits. */
@HeadroomIT(classes = SmallService.class)
class PoisonIT {

    @Autowired
    private RecordProbe records;

    @Autowired
    private Effects effects;

    @Autowired
    private Database database;

    @Autowired
    private Api api;

    private final String tenant = "t-" + UUID.randomUUID();

    private Api operator() {
        return api.as(TestTokens.operator());
    }

    private String sample(String vm) {
        String key = Keys.vm(tenant, vm);
        records.send(key, SampleFixture.using(tenant, vm).at(Instant.now()));
        return key;
    }

    @AfterEach
    void reconnect() {
        database.reconnect();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{}", "{\"tenantId\":\"t\",\"vmId\":\"v\",\"at\":\"yesterday\",\"version\":1}"})
    void deadLettersAnUnreadableRecordAloneAndMovesOn(String value) {
        String key = Keys.vm(tenant, "poisoned");
        Map<String, String> headers = RecordProbe.cloudEvent(
                EventType.METRIC_SAMPLE.ceType(), UUID.randomUUID().toString());

        sample("poisoned");
        records.sendRaw(Topic.METRICS, key, value.getBytes(StandardCharsets.UTF_8), headers);
        sample("poisoned");

        Seen letter = records.awaitDeadLetter(Topic.METRICS, seen -> key.equals(seen.key()));
        await().untilAsserted(() -> assertThat(effects.of(key)).containsExactly("sample", "sample"));
        assertThat(records.deadLetters(Topic.METRICS, seen -> key.equals(seen.key())))
                .hasSize(1);
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo(value);
        assertThat(letter.headers()).containsEntry("ce_id", headers.get("ce_id"));
        assertThat(letter.headers().get("kafka_dlt-exception-message")).isNotBlank();
    }

    @Test
    void deadLettersARecordWithoutTypeOrKeyOrValue() {
        String key = Keys.vm(tenant, "bare");
        byte[] note = tenant.getBytes(StandardCharsets.UTF_8);

        records.sendRaw(Topic.METRICS, key, note, Map.of());
        records.sendRaw(Topic.METRICS, null, note, Map.of("ce_type", EventType.METRIC_SAMPLE.ceType()));
        records.sendRaw(Topic.METRICS, key + "2", null, RecordProbe.cloudEvent("x", "1"));
        records.sendRaw(Topic.INVENTORY, key, note, RecordProbe.cloudEvent("io.headroom.unheard.Of.v1", "1"));

        records.awaitDeadLetter(Topic.METRICS, seen -> key.equals(seen.key()));
        records.awaitDeadLetter(Topic.METRICS, seen -> seen.key() == null && tenant.equals(text(seen)));
        records.awaitDeadLetter(Topic.METRICS, seen -> (key + "2").equals(seen.key()));
        records.awaitDeadLetter(Topic.INVENTORY, seen -> key.equals(seen.key()));
    }

    @Test
    void findsTheOneRecordOfABatchThatItsHandlerChokesOn() {
        for (int i = 0; i < 5; i++) {
            sample("fine");
            sample(i == 2 ? "choke" : "fine");
        }

        await().untilAsserted(
                        () -> assertThat(effects.of(Keys.vm(tenant, "fine"))).hasSizeGreaterThanOrEqualTo(9));
        records.awaitDeadLetter(Topic.METRICS, seen -> Keys.vm(tenant, "choke").equals(seen.key()));
        assertThat(records.deadLetters(
                        Topic.METRICS, seen -> String.valueOf(seen.key()).startsWith(tenant)))
                .hasSize(1);
        assertThat(effects.of(Keys.vm(tenant, "choke"))).isEmpty();
    }

    @Test
    void ignoresTheDuplicateOfAnEventAndTakesItsTombstone() {
        VmFixture vm = VmFixture.aVm("doubled").of(tenant);
        String ceId = UUID.randomUUID().toString();

        records.send(vm.key(), vm.changed(), ceId);
        records.send(vm.key(), vm.changed(), ceId);
        records.sendTombstone(Topic.INVENTORY, vm.key());

        await().untilAsserted(() -> assertThat(effects.of(vm.key())).containsExactly("changed 1", "removed"));
    }

    @Test
    void keepsRecordsWaitingWhileTheDatabaseIsAwayAndLosesNone() {
        String key = sample("before");
        await().untilAsserted(() -> assertThat(effects.of(key)).hasSize(1));

        database.cutOff();
        String during = sample("during");
        Answer health = api.management().get("/actuator/health/readiness");
        Answer refused = operator().get("/api/v1/dead-letters");
        database.reconnect();

        // The pool itself takes up to 5 s to find that the database is back.
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(effects.of(during)).containsExactly("sample"));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(refused.header("Retry-After")).isNotBlank();
        assertThat(health.status()).isEqualTo(503);
        assertThat(records.deadLetters(Topic.METRICS, seen -> during.equals(seen.key())))
                .isEmpty();
    }

    @Test
    void letsAnOperatorListReplayAndDiscard() {
        String key = sample("choke-1");
        await().until(() -> !waiting(key).isEmpty());
        String id = waiting(key).get(0);

        Answer shown = operator().get("/api/v1/dead-letters/" + id);
        Answer again = operator().post("/api/v1/dead-letters/" + id + ":replay", "");
        Answer many = operator().post("/api/v1/dead-letters:replay?topic=metrics&service=support", "");
        Answer discarded = operator().delete("/api/v1/dead-letters/" + id);
        Answer twice = operator().delete("/api/v1/dead-letters/" + id);
        Answer tenantAnswer = api.as(TestTokens.tenant(tenant, "qos:write")).get("/api/v1/dead-letters");

        assertThat(shown.json().path("key").asString()).isEqualTo(key);
        assertThat(shown.json().path("topic").asString()).isEqualTo("metrics");
        assertThat(shown.json().path("error").asString()).contains("cannot digest");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("DEAD_LETTER_FAILED_AGAIN");
        assertThat(many.json().path("failed").asInt()).isPositive();
        assertThat(discarded.status()).isEqualTo(204);
        assertThat(operator().get("/api/v1/dead-letters?service=other").problem())
                .isEqualTo("PARAMETER_INVALID");
        assertThat(twice.problem()).isEqualTo("DEAD_LETTER_RESOLVED");
        assertThat(tenantAnswer.status()).isEqualTo(403);
        assertThat(waiting(key)).isEmpty();
    }

    @Test
    void replaysADeadLetterOnceItsCauseIsRemoved() {
        String key = Keys.vm(tenant, "cured");
        effects.chokeOn(key);
        sample("cured");
        await().until(() -> !waiting(key).isEmpty());
        effects.digest(key);

        Answer replayed = operator().post("/api/v1/dead-letters/" + waiting(key).get(0) + ":replay", "");

        assertThat(replayed.status()).as(replayed.toString()).isEqualTo(200);
        assertThat(replayed.json().path("state").asString()).isEqualTo("REPLAYED");
        assertThat(effects.of(key)).containsExactly("sample");
        assertThat(waiting(key)).isEmpty();
    }

    private List<String> waiting(String key) {
        return operator()
                .get("/api/v1/dead-letters?topic=metrics&limit=1000")
                .json()
                .path("items")
                .valueStream()
                .filter(letter -> key.equals(letter.path("key").asString("")))
                .map(letter -> letter.path("id").asString())
                .toList();
    }

    private static String text(Seen seen) {
        return seen.value() == null ? "" : new String(seen.value(), StandardCharsets.UTF_8);
    }
}
