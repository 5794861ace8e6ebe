package io.headroom.gateway;

import java.util.List;
import java.util.Map;

/** Documents as the services serve them, as small as can be. */
final class MergedDocs {

    private MergedDocs() {}

    /** One GET operation and the ways to authenticate. */
    static Map<String, Object> minimal(String operationId, String path) {
        return Map.of(
                "openapi",
                "3.1.0",
                "info",
                Map.of("title", "one service", "version", "v1"),
                "paths",
                Map.of(
                        path,
                        Map.of(
                                "get",
                                Map.of(
                                        "operationId",
                                        operationId,
                                        "security",
                                        List.of(
                                                Map.of("bearer", List.of()),
                                                Map.of("clientCredentials", List.of("qos:read")))))),
                "components",
                Map.of(
                        "securitySchemes",
                        Map.of(
                                "bearer",
                                Map.of("type", "http", "scheme", "bearer"),
                                "clientCredentials",
                                Map.of(
                                        "type",
                                        "oauth2",
                                        "flows",
                                        Map.of(
                                                "clientCredentials",
                                                Map.of("tokenUrl", "/elsewhere", "scopes", Map.of()))))));
    }
}
