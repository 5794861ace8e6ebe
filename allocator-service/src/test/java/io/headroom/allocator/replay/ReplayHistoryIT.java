package io.headroom.allocator.replay;

import static io.headroom.allocator.replay.Demands.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.headroom.allocator.Estate;
import io.headroom.test.Answer;
import io.headroom.test.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stored history of a tenant's VMs, fetched from forecast-service. */
class ReplayHistoryIT extends ReplayStories {

    private static final int DAYS = 16;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Estate estate;
    private String first;
    private String second;

    @BeforeEach
    void registerVms() {
        estate = estate();
        String pool = estate.pool();
        String host = estate.host("host", pool);
        first = estate.vm("web-1", pool, host);
        second = estate.vm("web-2", pool, host);
        forecastAnswers(this::history);
    }

    /** What forecast-service has: busy VMs for sixteen days, as it answers, the step that begins at the end included. */
    private String history(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("Authorization").split("[ .]")[2];
        JsonNode claims =
                JsonMapper.shared().readTree(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
        asked.add(claims.path("tenant").asString() + " "
                + claims.path("aud").path(0).asString() + " "
                + exchange.getRequestURI().getPath());
        var query = UriComponentsBuilder.newInstance()
                .query(exchange.getRequestURI().getQuery())
                .build()
                .getQueryParams();
        Instant from = Instant.parse(String.valueOf(query.getFirst("from")));
        Instant to = Instant.parse(String.valueOf(query.getFirst("to")));
        assertThat(Duration.between(from, to)).isLessThanOrEqualTo(Duration.ofMinutes(5 * 5_000L));
        assertThat(query.getFirst("step")).isEqualTo("PT5M");
        double[] use = Demands.busy(exchange.getRequestURI().getPath().contains("web-1") ? 0 : 1, DAYS);
        StringBuilder points = new StringBuilder();
        for (int t = 0; t < use.length; t++) {
            Instant at = START.plusSeconds(300L * t);
            if (!at.isBefore(from) && !at.isAfter(to)) {
                points.append(points.isEmpty() ? "" : ",")
                        .append("{\"at\":\"" + at + "\",\"samples\":1,\"cpuCoresUsed\":" + use[t] + "}");
            }
        }
        return "{\"vmId\":\"x\",\"stepSeconds\":300.0,\"points\":[" + points + "]}";
    }

    private Map<String, Object> body(List<String> vms, int days, String... policies) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("vmIds", vms);
        body.put("from", START.toString());
        body.put("to", START.plus(Duration.ofDays(days)).toString());
        body.put("policies", List.of(policies));
        return body;
    }

    private Answer sent(Object body) {
        return tenant(estate.tenant()).post("/api/v1/replays", body);
    }

    @Test
    void isReplayedAsTheSameTraceIs() {
        JsonNode stored = ended(estate.tenant(), sent(body(List.of(first, second), DAYS, "max_1h", "headroom_step")));
        // Two cores with an upper bound of four times that.
        String trace = Demands.trace(2, DAYS).replace("Z,4,", "Z,8,");
        JsonNode sent = ended(
                estate.tenant(),
                tenant(estate.tenant())
                        .with("Content-Type", "application/gzip")
                        .post("/api/v1/replays?policies=max_1h,headroom_step", Demands.packed(trace)));

        assertThat(stored.path("state").asString()).as(stored.toString()).isEqualTo("SUCCEEDED");
        assertThat(stored.path("result").path("vms").asInt()).isEqualTo(2);
        assertThat(stored.path("result")).isEqualTo(sent.path("result"));
        // Sixteen days in two answers each, with the service's own token for the tenant's sake.
        String call = estate.tenant() + " headroom-internal /api/v1/vms/";
        assertThat(asked)
                .containsExactly(
                        call + first + "/metrics",
                        call + first + "/metrics",
                        call + second + "/metrics",
                        call + second + "/metrics");
    }

    @Test
    void saysWhichVmsHadNothing() {
        forecastAnswers(exchange ->
                exchange.getRequestURI().getPath().contains("web-2") ? "{\"points\":[]}" : history(exchange));

        JsonNode one = ended(estate.tenant(), sent(body(List.of(first, second), DAYS, "max_1h")));
        JsonNode none = ended(estate.tenant(), sent(body(List.of(second), DAYS, "max_1h")));

        assertThat(one.path("result").path("vms").asInt()).isEqualTo(1);
        assertThat(one.path("result").path("passedOver").asInt()).isEqualTo(1);
        assertFailed(none, "NOTHING_TO_REPLAY", "no VM has a value after the first seven days");
    }

    @Test
    void knowsNoVmOfAnotherTenant() {
        Estate other = estate();
        Answer foreign = tenant(other.tenant()).post("/api/v1/replays", body(List.of(first), DAYS, "max_1h"));
        Answer unknown = sent(body(List.of(first, "nobody"), DAYS, "max_1h"));

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.problem()).isEqualTo("VM_UNKNOWN");
        assertThat(unknown.problem()).isEqualTo("VM_UNKNOWN");
        assertThat(asked).isEmpty();
    }

    @Test
    void saysThatTheHistoryCannotBeFetched() {
        forecastAnswers(exchange -> "");
        JsonNode down = ended(estate.tenant(), sent(body(List.of(first), DAYS, "max_1h")));
        forecastAnswers(exchange -> "{\"vmId\":\"x\"}");
        JsonNode odd = ended(estate.tenant(), sent(body(List.of(first), DAYS, "max_1h")));

        assertFailed(down, "UPSTREAM_UNAVAILABLE", "forecast");
        assertFailed(odd, "UPSTREAM_UNAVAILABLE", "forecast does not tell the history of VM '" + first + "'");
    }

    @Test
    void needsToBeAllowedToReadTheHistory() {
        Answer answer = with(TestTokens.tenant(estate.tenant(), "allocation:read"))
                .post("/api/v1/replays", body(List.of(first), DAYS, "max_1h"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("SCOPE_MISSING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"vmIds\":[]}|VALIDATION_FAILED|vmIds",
                "{}|VALIDATION_FAILED|vmIds",
                "{\"vmIds\":[\"a b\"]}|VALIDATION_FAILED|vmIds[0]",
                "{\"vmIds\":[\"a\"],\"lead\":-1}|VALIDATION_FAILED|lead",
                "{\"vmIds\":[\"a\"],\"resource\":\"DISK\"}|VALIDATION_FAILED|/resource",
                "{\"vmIds\":[\"a\"],\"policies\":[\"magic\"]}|POLICY_UNKNOWN|no policy 'magic'",
                "{\"vmIds\":[\"a\"],\"colour\":\"red\"}|UNKNOWN_PROPERTY|colour",
                "{\"vmIds\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"]}|VALIDATION_FAILED|more than 6 VMs",
                "{\"vmIds\":[\"a\"]}|VALIDATION_FAILED|is more than 20 days",
                "{\"vmIds\":[\"a\"],\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-08T00:00:00Z\"}|VALIDATION_FAILED"
                        + "|no more than seven days",
                "{\"vmIds\":[\"a\"],\"from\":\"2026-03-08T00:00:00Z\",\"to\":\"2026-03-01T00:00:00Z\"}|VALIDATION_FAILED"
                        + "|must be before to",
                "{\"vmIds\":[\"a\",\"b\",\"c\"],\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-20T00:00:00Z\"}"
                        + "|VALIDATION_FAILED|3 VMs over 5472 steps are more than 15000 together",
            })
    void refusesWhatIsNoReplay(String body, String code, String detail) {
        Answer answer = sent(body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(code);
        assertThat(answer.json().path("detail").asString()).contains(detail);
    }
}
