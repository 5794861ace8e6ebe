package io.headroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.headroom.gateway.StubService.Call;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.TestTokens;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What callers meet at the door. */
class DoorIT extends AtTheDoor {

    private static final int MIB = 1 << 20;

    private Api acme() {
        return api.as(TestTokens.tenant("acme", "forecast:read", "metrics:write"));
    }

    @Test
    void passesARequestOnToTheServiceOfItsPath() {
        Answer answer = acme().get("/api/v1/vms/vm-1/forecast?horizon=PT1H");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("service").asString()).isEqualTo("forecast");
        Call seen = last(Services.FORECAST);
        assertThat(seen.uri()).isEqualTo("/api/v1/vms/vm-1/forecast?horizon=PT1H");
        assertThat(seen.header("Authorization")).startsWith("Bearer ");
    }

    @Test
    void leavesEscapesAndColonsInPathsAlone() {
        acme().get("/api/v1/vms/a:b.c_d-1/qos?note=a%20b%2Bc");

        assertThat(last(Services.QOS).uri()).isEqualTo("/api/v1/vms/a:b.c_d-1/qos?note=a%20b%2Bc");
    }

    @Test
    void passesOnWhatTheServiceRefusesWithItsHeaders() {
        Services.QOS.on("/api/v1/tiers/NONE", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            StubService.answer(exchange, 404, "{\"code\":\"TIER_UNKNOWN\"}");
        });

        Answer answer = acme().get("/api/v1/tiers/NONE");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        assertThat(answer.json().path("code").asString()).isEqualTo("TIER_UNKNOWN");
    }

    @Test
    void asksForATokenBeforeAnythingElse() {
        Answer answer = api.get("/api/v1/vms");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void refusesExpiredForgedAndForeignTokens() {
        assertThat(api.as(TestTokens.expired("acme")).get("/api/v1/vms").problem())
                .isEqualTo("UNAUTHENTICATED");
        assertThat(api.as(TestTokens.forged("acme")).get("/api/v1/vms").problem())
                .isEqualTo("UNAUTHENTICATED");
        assertThat(api.as(TestTokens.foreignAudience("acme")).get("/api/v1/vms").problem())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void doesNotKnowAPathThatNoServiceAnswers() {
        Answer answer = acme().get("/api/v1/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("NOT_FOUND");
    }

    @Test
    void refusesABodyOverFourMebibytesWhetherOrNotItSaysSo() {
        byte[] large = new byte[10 * MIB];

        Answer stated = acme().post("/api/v1/metrics", large);
        Answer chunked =
                acme().post("/api/v1/metrics", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        assertThat(stated.status()).isEqualTo(413);
        assertThat(stated.problem()).isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.problem()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void letsAHistoryOfAnyLengthThrough() {
        Answer answer = acme().post("/api/v1/metrics:import", new byte[10 * MIB]);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("bytes").asInt()).isEqualTo(10 * MIB);
    }

    @Test
    void namesTheServiceThatIsDownAndFindsItAgain() {
        Services.SLA.die();

        Answer down = acme().get("/api/v1/breaches");

        assertThat(down.status()).isEqualTo(503);
        assertThat(down.problem()).isEqualTo("UPSTREAM_UNAVAILABLE");
        assertThat(down.json().path("detail").asString()).contains("sla-monitor");
        assertThat(down.header("Retry-After")).isNotNull();

        Services.SLA.revive();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(acme().get("/api/v1/breaches").status()).isEqualTo(200));
    }

    @Test
    void stopsAskingAServiceThatDoesNotAnswerAndStartsAgainByItself() {
        Services.ALLOCATOR.die();
        try {
            for (int i = 0; i < 12; i++) {
                acme().get("/api/v1/hosts");
            }

            Answer open = acme().get("/api/v1/hosts");

            assertThat(open.status()).isEqualTo(503);
            assertThat(open.json().path("detail").asString()).contains("allocator-service is not asked");
            assertThat(acme().get("/api/v1/tiers").status()).isEqualTo(200);
        } finally {
            Services.ALLOCATOR.revive();
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(acme().get("/api/v1/hosts").status()).isEqualTo(200));
    }

    @Test
    void givesUpOnAServiceThatDoesNotAnswerInTime() {
        CountDownLatch tested = new CountDownLatch(1);
        Services.QOS.on("/api/v1/ledger", exchange -> {
            awaitQuietly(tested);
            exchange.close();
        });

        Answer answer = acme().get("/api/v1/ledger");
        tested.countDown();

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.problem()).isEqualTo("UPSTREAM_TIMEOUT");
        assertThat(answer.json().path("detail").asString()).contains("qos-service");
    }

    @Test
    void tellsABrokenAnswerFromARefusal() {
        Services.QOS.on("/api/v1/usage", exchange -> exchange.close());

        Answer answer = acme().get("/api/v1/usage");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.problem()).isEqualTo("UPSTREAM_FAILED");
        assertThat(Services.QOS.calls().stream().filter(call -> call.uri().equals("/api/v1/usage")))
                .as("never repeated behind the caller's back")
                .hasSize(1);
    }

    @Test
    void continuesTheCallersTrace() {
        String trace = "0af7651916cd43dd8448eb211c80319c";

        acme().with("traceparent", "00-" + trace + "-b7ad6b7169203331-01").get("/api/v1/tiers/GOLD");

        String seen = last(Services.QOS).header("Traceparent");
        assertThat(seen).contains(trace).doesNotContain("b7ad6b7169203331");
    }

    @Test
    void letsNoClientSayWhereItComesFrom() {
        acme().with("X-Forwarded-For", "192.0.2.1")
                .with("Forwarded", "for=192.0.2.1")
                .get("/api/v1/tiers/GOLD");

        assertThat(last(Services.QOS).header("X-forwarded-for")).isEmpty();
        assertThat(last(Services.QOS).header("Forwarded")).isEmpty();
    }

    @Test
    void saysWhatIsLeftOfTheQuota() {
        Answer answer = acme().get("/api/v1/tiers");

        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"default\";q=60000;w=60");
        assertThat(answer.header("RateLimit")).matches("\"default\";r=\\d+;t=\\d+");
    }

    @Test
    void letsNoOriginInByDefault() {
        Answer answer = acme().with("Origin", "https://portal.example").get("/api/v1/tiers");

        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void findsOperationsAndDeadLettersByTheirIds() {
        Api operator = api.as(TestTokens.operator());

        assertThat(operator.get("/api/v1/operations/forecast-0f3c")
                        .json()
                        .path("service")
                        .asString())
                .isEqualTo("forecast");
        assertThat(operator.post("/api/v1/dead-letters/allocator-17:replay", "")
                        .json()
                        .path("service")
                        .asString())
                .isEqualTo("allocator");
        assertThat(operator.get("/api/v1/dead-letters?service=qos")
                        .json()
                        .path("service")
                        .asString())
                .isEqualTo("qos");
        assertThat(operator.get("/api/v1/dead-letters").problem()).isEqualTo("PARAMETER_MISSING");
        assertThat(operator.get("/api/v1/dead-letters?service=billing").problem())
                .isEqualTo("PARAMETER_INVALID");
    }

    @Test
    void hasNoIssuerOutsideTheLocalProfile() {
        assertThat(api.get("/oauth2/jwks").status()).isEqualTo(401);
        assertThat(acme().get("/oauth2/jwks").status()).isEqualTo(404);
        assertThat(acme().post("/oauth2/token", "").status()).isEqualTo(404);
    }

    @Test
    void isReadyWithoutTheServices() {
        assertThat(api.management().get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void tellsAnOperatorOnItsManagementPortOfWhatItIsMade() {
        assumeThat(getClass().getResource("/META-INF/sbom/application.cdx.json"))
                .as("the bill of materials, which an offline build leaves out")
                .isNotNull();
        Api management = api.management();

        assertThat(management.get("/actuator/sbom/application").status()).isEqualTo(401);
        assertThat(acme().management().get("/actuator/sbom/application").status())
                .isEqualTo(403);
        assertThat(management
                        .as(TestTokens.operator())
                        .get("/actuator/sbom/application")
                        .json()
                        .path("components")
                        .findValuesAsString("name"))
                .contains("headroom-service-support", "spring-cloud-gateway-server-webmvc");
    }

    private static Call last(StubService service) {
        return service.calls().get(service.calls().size() - 1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
