package io.headroom.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.support.app.SmallService;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.HeadroomIT;
import io.headroom.test.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is let in, and for which tenant. */
@HeadroomIT(classes = SmallService.class)
class AccessIT {

    private static final String NOTES = "/api/v1/notes";

    @Autowired
    private Api api;

    private void create(String tenant, String id) {
        api.as(TestTokens.tenant(tenant, "qos:write"))
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(NOTES, Map.of("id", id, "text", tenant));
    }

    @Test
    void refusesWhoeverShowsNoGoodToken() {
        Answer none = api.get(NOTES);
        Answer expired = api.as(TestTokens.expired("acme", "qos:read")).get(NOTES);
        Answer forged = api.as(TestTokens.forged("acme", "qos:read")).get(NOTES);
        Answer foreign = api.as(TestTokens.foreignAudience("acme", "qos:read")).get(NOTES);
        Answer garbage = api.as("garbage").get(NOTES);

        assertThat(none.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(expired.json().path("detail").asString()).contains("expired");
        for (Answer answer : new Answer[] {none, expired, forged, foreign, garbage}) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void refusesATokenWithoutTheScopeBeforeItLooksAtTheBody() {
        Answer answer = api.as(TestTokens.tenant("acme", "qos:read")).post(NOTES, "{not json");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("SCOPE_MISSING");
        assertThat(answer.json().path("detail").asString())
                .contains("qos:write")
                .contains("qos:read");
    }

    @Test
    void answersAnotherTenantsIdLikeAnUnknownOne() {
        create("owner", "private");

        Answer own = api.as(TestTokens.tenant("owner", "qos:read")).get(NOTES + "/private");
        Answer others = api.as(TestTokens.tenant("stranger", "qos:read")).get(NOTES + "/private");

        assertThat(own.status()).isEqualTo(200);
        assertThat(others.status()).isEqualTo(404);
    }

    @Test
    void letsOnlyAnOperatorNameATenant() {
        create("named", "n");
        Api operator = api.as(TestTokens.operator());
        Api tenant = api.as(TestTokens.tenant("named", "qos:read"));

        assertThat(operator.get(NOTES + "/n?tenant=named").status()).isEqualTo(200);
        assertThat(operator.get(NOTES + "/n").problem()).isEqualTo("TENANT_REQUIRED");
        assertThat(operator.get(NOTES + "/n?tenant=-x").problem()).isEqualTo("ID_INVALID");
        assertThat(tenant.get(NOTES + "/n?tenant=named").status()).isEqualTo(403);
        assertThat(tenant.get(NOTES + "/n?tenant=named").problem()).isEqualTo("TENANT_FORBIDDEN");
    }

    @Test
    void letsAServiceActForTheTenantInItsToken() {
        create("served", "n");

        Answer answer =
                api.as(TestTokens.internal("svc-x", "served", "qos:read")).get(NOTES + "/n");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void opensHealthAndMetricsAndDocumentsAndNothingElse() {
        assertThat(api.get("/v3/api-docs").status()).isEqualTo(200);
        assertThat(api.management().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(api.management().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(api.management().get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(api.management().get("/actuator/env").status()).isIn(401, 404);
    }
}
