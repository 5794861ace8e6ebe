package io.headroom.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.gateway.routing.Upstream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiMergerTest {

    private final OpenApiMerger merger = new OpenApiMerger("/oauth2/token");

    @Test
    void keepsApartWhatTwoServicesCallTheSame() {
        JsonNode merged = merger.merge(Map.of(
                Upstream.QOS, document("/api/v1/tiers", "View", "name"),
                Upstream.SLA, document("/api/v1/breaches", "View", "severity")));

        assertThat(merged.at("/components/schemas/QosView/properties").has("name"))
                .isTrue();
        assertThat(merged.at("/components/schemas/SlaView/properties").has("severity"))
                .isTrue();
        assertThat(reference(merged, "/api/v1/tiers")).isEqualTo("#/components/schemas/QosView");
        assertThat(reference(merged, "/api/v1/breaches")).isEqualTo("#/components/schemas/SlaView");
    }

    @Test
    void keepsWhatAllShareOnce() {
        JsonNode merged = merger.merge(Map.of(
                Upstream.QOS, document("/api/v1/tiers", "Problem", "detail"),
                Upstream.SLA, document("/api/v1/breaches", "Problem", "detail")));

        assertThat(merged.at("/components/schemas").propertyNames()).containsExactly("Problem");
        assertThat(reference(merged, "/api/v1/tiers")).isEqualTo("#/components/schemas/Problem");
        assertThat(merged.at("/components/securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("bearer", "clientCredentials");
    }

    @Test
    void describesAPathOfSeveralServicesOnce() {
        JsonNode merged = merger.merge(Map.of(
                Upstream.SLA, document("/api/v1/dead-letters", "View", "sla"),
                Upstream.FORECAST, document("/api/v1/dead-letters", "View", "forecast")));

        assertThat(reference(merged, "/api/v1/dead-letters")).isEqualTo("#/components/schemas/ForecastView");
    }

    @Test
    void namesTheServicesThatAreMissing() {
        JsonNode merged = merger.merge(Map.of(Upstream.QOS, document("/api/v1/tiers", "View", "name")));

        assertThat(merged.at("/info/description").asString())
                .contains("Incomplete", "forecast-service, allocator-service, sla-monitor")
                .doesNotContain("qos-service");
    }

    @Test
    void saysWhereToGetAToken() {
        JsonNode merged = merger.merge(Map.of(Upstream.QOS, document("/api/v1/tiers", "View", "name")));

        assertThat(merged.at("/components/securitySchemes/clientCredentials/flows/clientCredentials/tokenUrl")
                        .asString())
                .isEqualTo("/oauth2/token");
        assertThat(merged.at("/servers/0/url").asString()).isEqualTo("/");
    }

    @Test
    void offersClientCredentialsNowhereIfNobodyIssuesTokensForThem() {
        JsonNode merged =
                new OpenApiMerger(null).merge(Map.of(Upstream.QOS, document("/api/v1/tiers", "View", "name")));

        assertThat(merged.toString()).doesNotContain("clientCredentials");
        assertThat(merged.path("paths").path("/api/v1/tiers").at("/get/security"))
                .hasSize(1);
    }

    @Test
    void leavesTheServicesDocumentsAlone() {
        ObjectNode document = document("/api/v1/tiers", "View", "name");
        ObjectNode before = document.deepCopy();

        merger.merge(Map.of(Upstream.QOS, document));

        assertThat(document).isEqualTo(before);
    }

    private static String reference(JsonNode merged, String path) {
        return merged.path("paths")
                .path(path)
                .at("/get/responses/200/content/application~1json/schema/$ref")
                .asString();
    }

    private static ObjectNode document(String path, String schema, String property) {
        String json = """
                {"paths": {"%s": {"get": {
                    "security": [{"bearer": []}, {"clientCredentials": ["qos:read"]}],
                    "responses": {"200": {"content": {"application/json": {
                        "schema": {"$ref": "#/components/schemas/%s"}}}}}}}},
                 "components": {
                    "schemas": {"%s": {"type": "object", "properties": {"%s": {"type": "string"}}}},
                    "securitySchemes": {
                        "bearer": {"type": "http", "scheme": "bearer"},
                        "clientCredentials": {"type": "oauth2", "flows": {
                            "clientCredentials": {"tokenUrl": "/elsewhere", "scopes": {}}}}}}}
                """.formatted(path, schema, schema, property);
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
