package io.headroom.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.RecordProbe;
import io.headroom.test.TestTokens;
import io.headroom.test.VmFixture;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@SlaIT
class SlaApiIT {

    @Autowired
    private RecordProbe records;

    @Autowired
    private Api api;

    @Test
    void tellsHowAVmFaresFromStarvedToRepaired() {
        Story story = Story.begin(records, Story.newTenant(), "web-1", 30)
                .registered()
                .onGold()
                .allocated(0, 1_000)
                .allocated(8, 2_000);
        awaitState(story, "UNKNOWN");

        story.uses(0.5, 0, 5).uses(1.0, 5, 10);
        awaitState(story, "BREACHED");
        story.uses(1.0, 10, 30);
        story.awaitResolved();

        Answer answer = as(story).get("/api/v1/vms/web-1/sla");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("tier").asString()).isEqualTo("GOLD");
        JsonNode satisfaction = answer.json()
                .path("objectives")
                .valueStream()
                .filter(objective -> objective.path("objective").asString().equals("RESOURCE_SATISFACTION"))
                .findFirst()
                .orElseThrow();
        assertThat(satisfaction.path("target").asDouble()).isEqualTo(0.995);
        assertThat(satisfaction.path("attainment").asDouble()).isLessThan(0.9);
        assertThat(satisfaction.path("met").asBoolean()).isFalse();
        assertThat(satisfaction.path("errorBudgetLeft").asDouble()).isNegative();
        assertThat(satisfaction.path("burnRates").path("oneHour").asDouble()).isGreaterThan(14.4);
        assertThat(satisfaction.path("timeToExhaustion").asString()).isEqualTo("PT0S");
        assertThat(satisfaction.has("openBreachId")).isFalse();
    }

    @Test
    void aVmThatFellSilentIsUnknownAndItsLastMinuteIsShown() {
        Story story = Story.begin(records, Story.newTenant(), "web-1", 60)
                .registered()
                .onGold()
                .allocated(0, 2_000)
                .uses(1.0, 0, 12);

        Awaitility.await().untilAsserted(() -> {
            JsonNode sla = as(story).get("/api/v1/vms/web-1/sla").json();
            assertThat(sla.path("objectives").path(2).path("lastMinute").asString())
                    .isEqualTo(story.minute(11).toString());
            assertThat(sla.path("state").asString()).isEqualTo("UNKNOWN");
        });
    }

    @Test
    void documentsEveryOperation() {
        JsonNode document = api.get("/v3/api-docs").json();

        List<JsonNode> operations = document.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation.path("tags").path(0).asString("").equals("SLA"))
                .toList();
        assertThat(operations)
                .extracting(operation -> operation.path("operationId").asString())
                .containsExactlyInAnyOrder(
                        "getVmSla", "listSla", "getSlaReport", "listBreaches", "getBreach", "checkGate", "listSlos");
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.path("summary").asString()).contains("sla:read");
            assertThat(operation.path("responses").has("400")).isTrue();
        });
    }

    @Test
    void showsABreachWithItsEvidenceEvenWhileTheAllocatorIsDown() {
        Story story = Story.begin(records, Story.newTenant(), "web-1", 30)
                .registered()
                .onGold()
                .allocated(0, 1_000)
                .allocated(8, 2_000)
                .uses(1.0, 5, 8)
                .uses(1.0, 8, 16);
        String id = story.awaitResolved().breachId();

        Answer answer = as(story).get("/api/v1/breaches/" + id);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("breach").path("state").asString()).isEqualTo("RESOLVED");
        assertThat(answer.json().path("breach").path("cause").asString()).isEqualTo("CPU_AT_LIMIT");
        assertThat(answer.json().path("evidence")).hasSize(3);
        JsonNode cpu = answer.json().path("evidence").path(0).path("resources").path(0);
        assertThat(cpu.path("allocated").asLong()).isEqualTo(1_000);
        assertThat(cpu.path("used").asDouble()).isCloseTo(1_000, within(1e-6));
        assertThat(answer.json()
                        .path("allocations")
                        .path(0)
                        .path("effective")
                        .path("cpuMillicores")
                        .asLong())
                .isEqualTo(2_000);
        assertThat(answer.json().path("repair").path("available").asBoolean()).isFalse();
        assertThat(answer.json().path("repair").path("reason").asString()).isEqualTo("ALLOCATOR_UNAVAILABLE");
    }

    @Test
    void listsBreachesPageByPage() {
        String tenant = Story.newTenant();
        for (String vm : new String[] {"a", "b", "c"}) {
            Story.begin(records, tenant, vm, 30)
                    .registered()
                    .onGold()
                    .allocated(0, 1_000)
                    .uses(1.0, 0, 8)
                    .awaitOpened();
        }
        Api reader = api.as(TestTokens.tenant(tenant, "sla:read"));

        Answer first = reader.get("/api/v1/breaches?state=OPEN&limit=2");
        Answer second = reader.get("/api/v1/breaches?state=OPEN&limit=2&cursor="
                + first.json().path("next").asString());

        assertThat(first.json().path("items")).hasSize(2);
        assertThat(second.json().path("items")).hasSize(1);
        assertThat(second.json().has("next")).isFalse();
        assertThat(reader.get("/api/v1/breaches?state=RESOLVED").json().path("items"))
                .isEmpty();
        assertThat(reader.get("/api/v1/breaches?vmId=b").json().path("items")).hasSize(1);
        assertThat(reader.get("/api/v1/breaches?state=RESOLVED&limit=2&cursor="
                                + first.json().path("next").asString())
                        .problem())
                .isEqualTo("CURSOR_INVALID");
    }

    @Test
    void anotherTenantSeesNothing() {
        Story story = Story.begin(records, Story.newTenant(), "web-1", 30)
                .registered()
                .onGold()
                .allocated(0, 1_000)
                .uses(1.0, 0, 8);
        String id = story.awaitOpened().breachId();
        Api stranger = api.as(TestTokens.tenant(Story.newTenant(), "sla:read"));

        assertThat(stranger.get("/api/v1/breaches/" + id).problem()).isEqualTo("BREACH_UNKNOWN");
        assertThat(stranger.get("/api/v1/vms/web-1/sla").problem()).isEqualTo("VM_UNKNOWN");
        assertThat(stranger.get("/api/v1/gates/web-1?since=" + Instant.now()).status())
                .isEqualTo(404);
        for (String list : new String[] {"/api/v1/breaches", "/api/v1/sla", "/api/v1/slos"}) {
            assertThat(stranger.get(list).json().path("items")).as(list).isEmpty();
        }
        assertThat(api.as(TestTokens.operator())
                        .get("/api/v1/breaches/" + id + "?tenant=" + story.tenant())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aGateStopsADeploymentThatBreaksAPromise() {
        String tenant = Story.newTenant();
        Story sound = Story.begin(records, tenant, "web-1", 13)
                .registered(VmFixture.aVm("web-1").of(tenant).inGroup("web"))
                .onGold()
                .allocated(0, 4_000)
                .uses(1.0, 0, 12);
        awaitState(sound, "OK");
        String since = "?since=" + sound.minute(0);

        Answer pass = as(sound).get("/api/v1/gates/web" + since);
        Story starved = Story.begin(records, tenant, "web-2", 13)
                .registered(VmFixture.aVm("web-2").of(tenant).inGroup("web"))
                .onGold()
                .allocated(0, 1_000)
                .uses(1.0, 0, 12);
        starved.awaitOpened();
        Answer fail = as(sound).get("/api/v1/gates/web" + since);

        assertThat(pass.status()).as(pass.toString()).isEqualTo(200);
        assertThat(pass.json().path("verdict").asString()).isEqualTo("PASS");
        assertThat(fail.status()).isEqualTo(409);
        assertThat(fail.json().path("vms").asInt()).isEqualTo(2);
        assertThat(fail.json().path("reasons").path(0).path("code").asString()).isEqualTo("BREACH");
        assertThat(fail.json().path("reasons").path(0).path("vmId").asString()).isEqualTo("web-2");
        assertThat(as(sound).get("/api/v1/gates/web-1" + since).status()).isEqualTo(200);
    }

    @Test
    void aGateDoesNotPassWhatNobodyMeasured() {
        Story story = Story.begin(records, Story.newTenant(), "web-1", 30)
                .registered()
                .onGold();
        awaitState(story, "UNKNOWN");

        Answer answer = as(story).get("/api/v1/gates/web-1?since=" + story.minute(0));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("reasons").path(0).path("code").asString())
                .isEqualTo("NO_DATA");
    }

    @Test
    void reportsOnAPeriod() {
        String tenant = Story.newTenant();
        Story.begin(records, tenant, "good", 30)
                .registered()
                .onGold()
                .allocated(0, 4_000)
                .uses(1.0, 0, 12);
        Story bad = Story.begin(records, tenant, "bad", 30)
                .registered()
                .onGold()
                .allocated(0, 1_000)
                .uses(1.0, 0, 12);
        bad.awaitOpened();

        Answer answer = as(bad).get("/api/v1/sla/report?period=P7D");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("summary").path("missed").asInt()).isEqualTo(1);
        assertThat(answer.json().path("summary").path("breaches").asInt()).isEqualTo(1);
        assertThat(answer.json().path("objectives")).hasSize(6);
    }

    @Test
    void listsTheObjectivesInForce() {
        Story story = Story.begin(records, Story.newTenant(), "web-1", 30)
                .registered()
                .onGold();
        awaitState(story, "UNKNOWN");

        Answer answer = as(story).get("/api/v1/slos?vmId=web-1");

        assertThat(answer.json().path("items")).hasSize(3);
        assertThat(answer.json().path("items").path(1).path("thresholdMs").asDouble())
                .isEqualTo(250);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/api/v1/vms/nobody/sla,                             404, VM_UNKNOWN",
        "/api/v1/vms/-x/sla,                                 400, ID_INVALID",
        "/api/v1/breaches?state=BROKEN,                      400, PARAMETER_INVALID",
        "/api/v1/breaches?stat=OPEN,                         400, UNKNOWN_PARAMETER",
        "/api/v1/breaches?limit=0,                           400, PARAMETER_INVALID",
        "/api/v1/breaches?cursor=xyz,                        400, CURSOR_INVALID",
        "/api/v1/breaches/not-an-id,                         404, BREACH_UNKNOWN",
        "/api/v1/sla/report?period=month,                    400, PARAMETER_INVALID",
        "/api/v1/sla/report?period=P91D,                     400, PARAMETER_INVALID",
        "/api/v1/gates/nobody,                               400, PARAMETER_MISSING",
        "/api/v1/gates/nobody?since=yesterday,               400, PARAMETER_INVALID",
        "/api/v1/gates/nobody?since=2999-01-01T00:00:00Z,    400, PARAMETER_INVALID",
        "/api/v1/sla?tenant=globex,                          403, TENANT_FORBIDDEN",
    })
    void answersABadRequestWithItsProblem(String path, int status, String code) {
        Answer answer = api.as(TestTokens.tenant("acme", "sla:read")).get(path);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(code);
    }

    @Test
    void demandsTheScope() {
        assertThat(api.get("/api/v1/sla").status()).isEqualTo(401);
        assertThat(api.as(TestTokens.tenant("acme", "qos:read"))
                        .get("/api/v1/sla")
                        .problem())
                .isEqualTo("SCOPE_MISSING");
    }

    private Api as(Story story) {
        return api.as(TestTokens.tenant(story.tenant(), "sla:read"));
    }

    private void awaitState(Story story, String state) {
        Awaitility.await("state " + state)
                .untilAsserted(() -> assertThat(as(story)
                                .get("/api/v1/vms/" + story.vmId() + "/sla")
                                .json()
                                .path("state")
                                .asString())
                        .isEqualTo(state));
    }
}
