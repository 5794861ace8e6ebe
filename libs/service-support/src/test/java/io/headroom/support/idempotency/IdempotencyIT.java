package io.headroom.support.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.support.app.Gate;
import io.headroom.support.app.SmallService;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.HeadroomIT;
import io.headroom.test.TestTokens;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A repeated request has one effect and one answer. */
@HeadroomIT(classes = SmallService.class)
class IdempotencyIT {

    private static final String NOTES = "/api/v1/notes";

    @Autowired
    private Api api;

    @Autowired
    private Gate gate;

    private final String tenant = "t-" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    private Api as(String token) {
        return api.as(token).with("Idempotency-Key", key);
    }

    private Api tenant() {
        return as(TestTokens.tenant(tenant, "qos:read", "qos:write"));
    }

    @Test
    void demandsAKey() {
        Answer answer = api.as(TestTokens.tenant(tenant, "qos:write")).post(NOTES, Map.of("id", "n", "text", "x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void givesTheFirstAnswerAgain() {
        Answer first = tenant().post(NOTES, "{\"id\": \"n\", \"text\": \"x\"}");
        Answer again = tenant().post(NOTES, "{\"id\": \"n\", \"text\": \"x\"}");

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isNotNull();
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    }

    @Test
    void refusesTheKeyOfAnotherRequest() {
        tenant().post(NOTES, Map.of("id", "n", "text", "x"));

        Answer answer = tenant().post(NOTES, Map.of("id", "m", "text", "x"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void keepsTheKeysOfTenantsApart() {
        tenant().post(NOTES, Map.of("id", "n", "text", "x"));

        Answer answer =
                as(TestTokens.tenant("else-" + tenant, "qos:write")).post(NOTES, Map.of("id", "m", "text", "x"));

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void refusesTheSecondWhileTheFirstIsRunning() throws Exception {
        gate.close();
        CompletableFuture<Answer> first =
                CompletableFuture.supplyAsync(() -> tenant().post(NOTES, Map.of("id", "n", "text", "hold")));
        gate.awaitArrival();

        Answer second = tenant().post(NOTES, Map.of("id", "n", "text", "hold"));
        gate.open();

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
        assertThat(first.get(20, TimeUnit.SECONDS).status()).isEqualTo(201);
    }

    @Test
    void freesTheKeyAfterARefusalOrAFailureAndLeavesNothingBehind() {
        Answer refused = tenant().post(NOTES, Map.of("id", "n", "text", ""));
        Answer failed = tenant().post(NOTES, Map.of("id", "n", "text", "break"));
        Answer missing = tenant().get(NOTES + "/n");
        Answer done = tenant().post(NOTES, Map.of("id", "n", "text", "x"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(done.status()).isEqualTo(201);
    }
}
