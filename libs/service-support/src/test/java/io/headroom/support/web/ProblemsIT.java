package io.headroom.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.support.app.SmallService;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.HeadroomIT;
import io.headroom.test.TestTokens;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every refusal is a problem detail with a stable code that names the value. */
@HeadroomIT(classes = SmallService.class)
class ProblemsIT {

    private static final String NOTES = "/api/v1/notes";

    @Autowired
    private Api api;

    private Api writer() {
        return api.as(TestTokens.tenant("problems", "qos:read", "qos:write"))
                .with("Idempotency-Key", UUID.randomUUID().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": \"n1\", \"text\": | MALFORMED_JSON |",
                "[] | MALFORMED_JSON |",
                "{\"id\": \"n1\", \"text\": \"x\", \"colour\": 1} | UNKNOWN_PROPERTY | /colour",
                "{\"id\": \"n1\", \"text\": 7} | VALIDATION_FAILED | /text",
                "{\"id\": \"n1\", \"text\": \"\"} | VALIDATION_FAILED | /text",
                "{\"id\": \"-bad\", \"text\": \"x\"} | VALIDATION_FAILED | /id",
                "{\"text\": \"x\"} | VALIDATION_FAILED | /id"
            })
    void namesWhatIsWrongWithABody(String body, String code, String pointer) {
        Answer answer = writer().post(NOTES, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.problem()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.json().path("instance").asString()).isEqualTo(NOTES);
        assertThat(answer.json().path("type").asString()).startsWith("urn:headroom:problem:");
        if (pointer != null) {
            assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        }
    }

    @Test
    void refusesAnEmptyBody() {
        Answer answer = writer().with("Content-Type", "application/json").send("POST", NOTES, null);

        assertThat(answer.problem()).isEqualTo("MALFORMED_JSON");
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nowhere, 404, NOT_FOUND",
        "DELETE, /api/v1/notes, 405, METHOD_NOT_ALLOWED",
        "GET, /api/v1/notes?colour=red, 400, UNKNOWN_PARAMETER",
        "GET, /api/v1/notes?limit=many, 400, PARAMETER_INVALID",
        "GET, /api/v1/notes?limit=0, 400, PARAMETER_INVALID",
        "GET, /api/v1/notes?cursor=x, 400, CURSOR_INVALID",
        "GET, /api/v1/notes/-bad, 400, VALIDATION_FAILED",
        "GET, /api/v1/notes/unknown, 404, NOT_FOUND",
        "GET, /api/v1/notes/a%2Fb, 400, BAD_REQUEST"
    })
    void answersEveryRouteWithAProblem(String method, String path, int status, String code) {
        Answer answer = writer().send(method, path, null);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(code);
    }

    @Test
    void saysWhichMethodsArePossible() {
        assertThat(writer().delete(NOTES).header("Allow")).contains("GET").contains("POST");
    }

    @Test
    void refusesAnotherMediaType() {
        Answer answer = writer().with("Content-Type", "text/csv").post(NOTES, "id,text");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void refusesABodyOverTheLimitWhetherItsLengthIsStatedOrNot() {
        byte[] large = ("{\"id\": \"n1\", \"text\": \"" + "x".repeat(10 * 1024 * 1024) + "\"}")
                .getBytes(StandardCharsets.UTF_8);

        Answer stated = writer().put(NOTES + "/n1", large);
        Answer chunked =
                writer().put(NOTES + "/n1", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
        Answer keyed = writer().post(NOTES, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        assertThat(stated.problem()).isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(stated.status()).isEqualTo(413);
        assertThat(chunked.problem()).isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(keyed.problem()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void streamsABodyOverTheLimitToAHandlerThatReadsItItself() {
        Answer answer = writer().post(NOTES + "/count", new byte[6 * 1024 * 1024]);

        assertThat(answer.json().path("bytes").asLong()).isEqualTo(6 * 1024 * 1024);
    }

    @Test
    void keepsTheInsidesOfAFailureToItself() {
        Answer answer = writer().post(NOTES, Map.of("id", "broken", "text", "break"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.problem()).isEqualTo("INTERNAL_ERROR");
        assertThat(answer.body()).doesNotContain("secret", "Exception", "io.headroom");
        assertThat(writer().get(NOTES + "/broken").status()).isEqualTo(404);
    }

    @Test
    void refusesWhatExists() {
        writer().post(NOTES, Map.of("id", "twice", "text", "x"));

        Answer answer = writer().post(NOTES, Map.of("id", "twice", "text", "x"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("CONFLICT");
    }

    @Test
    void demandsTheCurrentVersionForAChange() {
        String path = NOTES + "/tagged";
        writer().post(NOTES, Map.of("id", "tagged", "text", "one"));
        Map<String, String> change = Map.of("id", "tagged", "text", "two");

        Answer without = writer().put(path, change);
        Answer stale = writer().with("If-Match", "\"9\"").put(path, change);
        Answer current = writer().with(
                        "If-Match", String.valueOf(writer().get(path).header("ETag")))
                .put(path, change);

        assertThat(without.status()).isEqualTo(428);
        assertThat(without.problem()).isEqualTo("IF_MATCH_REQUIRED");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("ETAG_STALE");
        assertThat(current.status()).isEqualTo(200);
        assertThat(current.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void pagesThroughAListWithoutGapsAndBindsTheCursorToItsFilter() {
        Api lister = api.as(TestTokens.tenant("pager", "qos:read", "qos:write"));
        for (String id : new String[] {"a", "b", "c"}) {
            lister.with("Idempotency-Key", id).post(NOTES, Map.of("id", id, "text", id));
        }

        Answer first = lister.get(NOTES + "?limit=2");
        String next = first.json().path("next").asString();
        Answer second = lister.get(NOTES + "?limit=2&cursor=" + next);
        Answer foreign = api.as(TestTokens.tenant("other-pager", "qos:read")).get(NOTES + "?cursor=" + next);

        assertThat(first.json().at("/items/1/id").asString()).isEqualTo("b");
        assertThat(second.json().at("/items/0/id").asString()).isEqualTo("c");
        assertThat(second.json().has("next")).isFalse();
        assertThat(foreign.problem()).isEqualTo("CURSOR_INVALID");
    }
}
