package io.headroom.allocator.replay;

import static io.headroom.allocator.replay.Demands.HEADER;
import static io.headroom.allocator.replay.Demands.packed;
import static io.headroom.allocator.replay.Demands.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.replay.command.Main;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A trace that is sent, good or bad. */
class ReplayUploadIT extends ReplayStories {

    private static final String REPLAYS = "/api/v1/replays";

    @TempDir
    private Path directory;

    private final String tenant = newTenant();
    private List<Path> before = List.of();

    @BeforeEach
    void rememberFiles() {
        before = spooled();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(spooled()).isSubsetOf(before);
    }

    private Answer sent(String query, String type, Object body) {
        return tenant(tenant).with("Content-Type", type).post(REPLAYS + query, body);
    }

    @Test
    void answersWhatTheCommandAnswers() throws IOException {
        String policies = "max_1h,static_pct,headroom";
        Path file = Files.writeString(directory.resolve("trace.csv"), trace(3, 9));
        String[] words = {
            "--traces",
            file.toString(),
            "--out",
            directory.resolve("out").toString(),
            "--policies",
            policies,
            "--lead",
            "2"
        };
        Main.main(words);
        JsonNode scores = JsonMapper.shared()
                .readTree(Files.readString(directory.resolve("out").resolve("scores.json")));

        String query = "?resource=CPU&lead=2&policies=" + policies;
        JsonNode plain = ended(tenant, sent(query, "text/csv", Files.readString(file)));
        JsonNode gzip = ended(tenant, sent(query, "application/gzip", packed(Files.readString(file))));

        assertThat(plain.path("state").asString()).as(plain.toString()).isEqualTo("SUCCEEDED");
        assertThat(plain.path("kind").asString()).isEqualTo("POLICY_REPLAY");
        ObjectNode result = (ObjectNode) plain.path("result");
        assertThat(gzip.path("result")).isEqualTo(result);
        assertThat(result.remove("passedOver").asInt()).isZero();
        assertThat(result).isEqualTo(JsonMapper.shared().readTree(scores.toString()));
        JsonNode point = result.path("policies").path(0).path("points").path(0);
        for (String member : List.of("violations", "unmet", "costPerPeak", "costPerForesight", "changesPerVmDay")) {
            assertThat(point.path(member).isNumber()).as(member).isTrue();
        }
        assertThat(result.path("policies").path(2).path("costAt")).hasSize(3);
        assertThat(result.path("policies").path(2).path("priced")).hasSize(3);
    }

    @Test
    void takesMemoryAndFormatsToldByTheirContent() {
        JsonNode memory = ended(tenant, sent("?resource=MEMORY&policies=max_1h", "text/csv", trace(1, 8)));
        StringBuilder values = new StringBuilder();
        for (int t = 0; t < 8 * 288; t++) {
            values.append(t == 0 ? "" : ",").append("[").append(300 * t).append(",\"1.5\"]");
        }
        String answer = "{\"data\":{\"result\":[{\"metric\":{\"vm\":\"a\"},\"values\":[" + values + "]}]}}";
        JsonNode prometheus = ended(tenant, sent("?policies=max_1h", "application/octet-stream", answer));

        assertThat(memory.path("result").path("resource").asString()).isEqualTo("mem");
        assertThat(prometheus.path("result").path("vms").asInt()).isEqualTo(1);
        assertThat(prometheus.path("result").path("scoredSteps").asInt()).isEqualTo(288);
    }

    @Test
    void isSeenByItsTenantAlone() {
        Answer accepted = sent("?policies=max_1h", "text/csv", trace(1, 8));
        String location = String.valueOf(accepted.header("Location"));

        assertThat(tenant(newTenant()).get(location).problem()).isEqualTo("NOT_FOUND");
        assertThat(ended(tenant, accepted).path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(tenant(newTenant()).get(location).problem()).isEqualTo("NOT_FOUND");
    }

    @Test
    void needsAKeyAndRunsOncePerKey() {
        Api keyed = tenant(tenant).with("Content-Type", "text/csv");
        Answer first = keyed.post(REPLAYS + "?policies=max_1h", trace(1, 8));
        Answer again = keyed.post(REPLAYS + "?policies=max_1h", trace(1, 8));
        Answer other = keyed.post(REPLAYS + "?policies=vpa", trace(1, 8));

        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(other.problem()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(keyed.with("Idempotency-Key", "").post(REPLAYS, "x").problem())
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        ended(tenant, first);
    }

    @ParameterizedTest
    @CsvSource({
        "?policies=magic, 400, POLICY_UNKNOWN",
        "?policies=max_1h&policies=magic, 400, POLICY_UNKNOWN",
        "?lead=-1, 400, VALIDATION_FAILED",
        "?lead=289, 400, VALIDATION_FAILED",
        "?lead=soon, 400, PARAMETER_INVALID",
        "?resource=DISK, 400, PARAMETER_INVALID",
        "?colour=red, 400, UNKNOWN_PARAMETER",
        "?tenant=somebody, 403, TENANT_FORBIDDEN",
    })
    void refusesWhatIsNoReplay(String query, int status, String code) {
        Answer answer = sent(query, "text/csv", "whatever");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(code);
    }

    @Test
    void needsItsScopeAndAKnownType() {
        Answer without = with(TestTokens.tenant(tenant, "forecast:read"))
                .with("Content-Type", "text/csv")
                .post(REPLAYS, "x");

        assertThat(without.problem()).isEqualTo("SCOPE_MISSING");
        assertThat(sent("", "application/pdf", "x").status()).isEqualTo(415);
    }

    @Test
    void refusesMoreBytesThanItTakes() {
        Answer answer = sent("", "text/csv", HEADER + "x".repeat(2 << 20));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("TRACE_TOO_LARGE");
        assertThat(answer.json().path("detail").asString()).contains("larger than 2 MB");
    }

    @Test
    void endsWhatUnpacksWithoutEnd() {
        String rows = HEADER + "vm-0,2026-03-02T00:00:00Z,4,1,1,1\n".repeat(200_000);

        assertFailed(
                ended(tenant, sent("", "application/gzip", packed(rows))),
                "TRACE_TOO_LARGE",
                "larger than 4 MB once it is unpacked");
    }

    @Test
    void refusesMoreVmsOrDaysThanItTakes() {
        String many = HEADER + manyVms(7);
        String azure = manyVms(7).replaceAll("(?m)^([^,]*),.*$", "0,$1,1,9,50");
        String far = HEADER + "a,2026-03-02T00:00:00Z,4,1,1,1\na,2026-04-02T00:00:00Z,4,1,1,1\n";

        assertFailed(ended(tenant, sent("", "text/csv", many)), "TRACE_TOO_LARGE", "more than 6 series");
        assertFailed(ended(tenant, sent("", "text/csv", azure)), "TRACE_TOO_LARGE", "more than 6 ");
        assertFailed(ended(tenant, sent("", "text/csv", far)), "TRACE_TOO_LARGE", "more than 20 days");
        assertFailed(
                ended(tenant, sent("", "text/csv", far.replace("04-02", "03-20") + manyVms(5))),
                "TRACE_TOO_LARGE",
                "more than 2 VMs, which is all that is taken of traces of 5185 steps");
    }

    private static String manyVms(int count) {
        StringBuilder rows = new StringBuilder();
        for (int vm = 0; vm < count; vm++) {
            rows.append("vm-").append(vm).append(",2026-03-02T00:00:00Z,4,1,1,1\n");
        }
        return rows.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "hello|the trace, line 1: no known format begins with 'hello'",
                "series_id,when|the trace, line 1: the header is to begin with",
                "{\"data\":{|the trace, line 1: no readable JSON",
            })
    void saysWhereATraceIsBroken(String body, String detail) {
        assertFailed(ended(tenant, sent("", "text/csv", body)), "TRACE_UNREADABLE", detail);
    }

    @Test
    void saysWhichLineIsBrokenWithoutNamingItsOwnFiles() {
        String broken = trace(1, 8).replaceFirst("(?m)^(vm-0,[^,]*,4),.*$", "$1,many,1,1");
        byte[] cutOff = java.util.Arrays.copyOf(packed(trace(1, 8)), 5_000);

        JsonNode operation = ended(tenant, sent("", "text/csv", broken));

        assertFailed(operation, "TRACE_UNREADABLE", "the trace, line 2: use 'many' is no number");
        assertThat(operation.path("detail").asString()).doesNotContain("headroom-replay");
        assertFailed(ended(tenant, sent("", "application/gzip", cutOff)), "TRACE_UNREADABLE", "damaged or cut off");
    }

    @Test
    void saysThatThereIsNothingToReplay() {
        assertFailed(
                ended(tenant, sent("?policies=max_1h", "text/csv", trace(1, 7))),
                "NOTHING_TO_REPLAY",
                "no VM has a value after the first seven days");
        assertFailed(ended(tenant, sent("", "text/csv", HEADER)), "TRACE_UNREADABLE", "holds no sample");
    }
}
