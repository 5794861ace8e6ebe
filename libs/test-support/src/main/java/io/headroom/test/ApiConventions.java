package io.headroom.test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What every operation of an API document has: an operationId of its own, a summary, its scopes, an example where it
 * takes a body, and the refusals that follow from its shape, each as a problem detail.
 */
final class ApiConventions {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode document;
    private final List<String> violations = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private ApiConventions(JsonNode document) {
        this.document = document;
    }

    /** One line per violation; empty if there is none. */
    static List<String> violations(JsonNode document) {
        ApiConventions conventions = new ApiConventions(document);
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    conventions.check(
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation.getValue());
                }
            }
        }
        if (conventions.ids.isEmpty()) {
            conventions.violations.add("there is no operation");
        }
        return conventions.violations;
    }

    private void check(String where, JsonNode operation) {
        String id = operation.path("operationId").asString("");
        demand(id.matches("[a-z][A-Za-z]+"), where, "no operationId in lowerCamelCase: '" + id + "'");
        demand(ids.add(id), where, "operationId '" + id + "' is another operation's too");
        demand(!operation.path("summary").asString("").isBlank(), where, "no summary");
        demand(!operation.path("tags").isEmpty(), where, "no tag");
        security(where, operation.path("security"));
        success(where, operation);
        refusals(where, operation);
        operation.path("requestBody").path("content").properties().forEach(body -> example(where, body));
    }

    /** An empty list of scopes is stated, not forgotten: the operation is open to every authenticated caller. */
    private void security(String where, JsonNode alternatives) {
        demand(!alternatives.isEmpty(), where, "no security requirement");
        JsonNode schemes = document.path("components").path("securitySchemes");
        alternatives.forEach(alternative -> alternative
                .propertyNames()
                .forEach(scheme -> demand(schemes.has(scheme), where, "unknown security scheme " + scheme)));
    }

    private void success(String where, JsonNode operation) {
        boolean keyed = operation
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("name").asString().equals("Idempotency-Key"));
        JsonNode responses = operation.path("responses");
        demand(
                keyed
                        ? responses.has("201") || responses.has("202")
                        : where.startsWith("DELETE")
                                ? responses.has("204")
                                : responses.propertyNames().stream().anyMatch(status -> status.startsWith("2")),
                where,
                "no answer that tells its success: 201 or 202 with a key, 204 to a DELETE");
    }

    private void refusals(String where, JsonNode operation) {
        List<String> expected = new ArrayList<>(List.of("400", "401", "403", "429"));
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString();
            switch (parameter.path("in").asString() + " " + name) {
                case "header If-Match" -> expected.addAll(List.of("412", "428"));
                case "header Idempotency-Key" -> expected.addAll(List.of("409", "422"));
                default -> {
                    if (parameter.path("in").asString().equals("path")) {
                        expected.add("404");
                    }
                }
            }
        }
        if (operation.has("requestBody")) {
            expected.addAll(List.of("413", "415"));
        }
        JsonNode responses = operation.path("responses");
        expected.forEach(status -> demand(
                responses.path(status).path("content").has("application/problem+json"),
                where,
                "no problem detail for " + status));
    }

    private void example(String where, Map.Entry<String, JsonNode> body) {
        JsonNode content = body.getValue();
        JsonNode schema = resolved(content.path("schema"));
        JsonNode example = content.has("example")
                ? content.path("example")
                : content.has("examples")
                        ? content.path("examples").iterator().next().path("value")
                        : schema.path("example");
        demand(!example.isMissingNode() && !example.isNull(), where, "no example of its body (" + body.getKey() + ")");
        fits(where, "", example, schema);
    }

    /** Names, required members and enum values; a reader who copies an example must not be refused. */
    private void fits(String where, String pointer, JsonNode example, JsonNode described) {
        JsonNode schema = resolved(described);
        if (schema.has("enum")) {
            demand(
                    schema.path("enum").valueStream().anyMatch(example::equals),
                    where,
                    "its example's " + pointer + " is none of " + schema.path("enum"));
        }
        if (example.isObject()) {
            schema.path("required")
                    .forEach(name -> demand(
                            example.has(name.asString()),
                            where,
                            "its example lacks " + pointer + "/" + name.asString()));
            example.properties().forEach(member -> {
                String name = pointer + "/" + member.getKey();
                JsonNode property = schema.path("properties").path(member.getKey());
                demand(
                        !property.isMissingNode() || !schema.has("properties"),
                        where,
                        "its example has an unknown property " + name);
                fits(where, name, member.getValue(), property);
            });
        }
        if (example.isArray()) {
            example.forEach(element -> fits(where, pointer + "/-", element, schema.path("items")));
        }
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : schema;
    }

    private void demand(boolean kept, String where, String otherwise) {
        if (!kept) {
            violations.add(where + ": " + otherwise);
        }
    }
}
