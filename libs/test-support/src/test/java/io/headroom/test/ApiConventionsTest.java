package io.headroom.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is held against every operation of an API document. */
class ApiConventionsTest {

    private static final String REFUSAL = "{\"content\": {\"application/problem+json\": {}}}";
    private static final String SOUND = """
            {"paths": {"/api/v1/notes/{id}": {"put": {
               "operationId": "writeNote", "summary": "Writes a note", "tags": ["Notes"],
               "security": [{"bearer": ["notes:write"]}],
               "parameters": [{"in": "path", "name": "id"}, {"in": "header", "name": "If-Match"}],
               "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}},
               "responses": {"200": {}, "400": R, "401": R, "403": R, "404": R, "412": R, "413": R, "415": R, "428": R,
                             "429": R}}}},
             "components": {
               "securitySchemes": {"bearer": {}},
               "schemas": {"Note": {
                 "properties": {"text": {}, "mode": {"enum": ["OPEN", "SHUT"]}}, "required": ["text"],
                 "example": {"text": "hello", "mode": "OPEN"}}}}}
            """.replace(": R", ": " + REFUSAL);

    @Test
    void findsNothingInADocumentThatKeepsThem() {
        assertThat(ApiConventions.violations(document())).isEmpty();
    }

    @Test
    void wantsAnOperationAtAll() {
        assertThat(ApiConventions.violations(JsonMapper.shared().createObjectNode()))
                .containsExactly("there is no operation");
    }

    @Test
    void missesWhatTheOperationDoesNotSay() {
        for (String said : List.of("operationId", "summary", "tags", "security", "responses")) {
            JsonNode document = document();
            operation(document).remove(said);

            assertThat(ApiConventions.violations(document))
                    .as("without " + said)
                    .isNotEmpty();
        }
    }

    @Test
    void missesTheRefusalsThatFollowFromItsShape() {
        JsonNode document = document();
        operation(document).withObject("/responses").remove(List.of("404", "412", "413", "428"));

        assertThat(ApiConventions.violations(document))
                .extracting(violation -> violation.replaceAll(".*: ", ""))
                .containsExactly(
                        "no problem detail for 404",
                        "no problem detail for 412",
                        "no problem detail for 428",
                        "no problem detail for 413");
    }

    @Test
    void refusesAnExampleThatTheServiceWouldRefuse() {
        JsonNode document = document();
        ((ObjectNode) document.at("/components/schemas/Note"))
                .putObject("example")
                .put("mode", "AJAR")
                .put("colour", "red");

        assertThat(ApiConventions.violations(document))
                .extracting(violation -> violation.replaceAll("^[^:]*: ", ""))
                .containsExactly(
                        "its example lacks /text",
                        "its example's /mode is none of [\"OPEN\",\"SHUT\"]",
                        "its example has an unknown property /colour");
    }

    private static JsonNode document() {
        return JsonMapper.shared().readTree(SOUND);
    }

    private static ObjectNode operation(JsonNode document) {
        return (ObjectNode) document.at("/paths/~1api~1v1~1notes~1{id}/put");
    }
}
