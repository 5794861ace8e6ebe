package io.headroom.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API document that a service generates, held against the conventions and against the committed one in
 * {@code docs/openapi}; {@code -Dheadroom.openapi.write=true} writes the committed one anew.
 */
public final class ApiDocument {

    private static final String WRITE = "headroom.openapi.write";
    private static final int DIFFERENCES_SHOWN = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final ObjectNode generated;

    private ApiDocument(String name, ObjectNode generated) {
        this.name = name;
        this.generated = generated;
    }

    /** What the service under test generates now, with its keys and tags in alphabetical order. */
    public static ApiDocument of(String name, Api api) {
        ObjectNode document = (ObjectNode) sorted(api.get("/v3/api-docs").json());
        if (document.path("tags") instanceof ArrayNode tags) {
            List<JsonNode> byName = tags.valueStream()
                    .sorted((a, b) ->
                            a.path("name").asString().compareTo(b.path("name").asString()))
                    .toList();
            tags.removeAll().addAll(byName);
        }
        return new ApiDocument(name, document);
    }

    /** Fails with every operation that lacks something the conventions demand of it. */
    public ApiDocument keepsTheConventions() {
        List<String> violations = ApiConventions.violations(generated);
        if (!violations.isEmpty()) {
            throw new AssertionError("The API document of " + name
                    + " breaks the conventions (docs/architecture.md):\n  " + String.join("\n  ", violations));
        }
        return this;
    }

    /** Fails with the differences from the committed document, unless it is to be written. */
    public void isAsCommitted() {
        Path file = file(name);
        if (Boolean.getBoolean(WRITE)) {
            write(file);
            return;
        }
        List<String> differences = JsonDifferences.between(read(file), generated);
        if (!differences.isEmpty()) {
            throw new AssertionError("The API of " + name + " is not the committed docs/openapi/" + name + ".json:\n  "
                    + String.join("\n  ", differences.subList(0, Math.min(DIFFERENCES_SHOWN, differences.size())))
                    + (differences.size() > DIFFERENCES_SHOWN ? "\n  ... " + differences.size() + " in all" : "")
                    + "\nIf that is meant, write it anew and commit it: mvn verify -Dit.test=ApiDocumentIT"
                    + " -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false"
                    + " -D" + WRITE + "=true");
        }
    }

    /** The committed document of a service. */
    public static JsonNode committed(String name) {
        return read(file(name));
    }

    private static JsonNode read(Path file) {
        return Files.exists(file) ? JSON.readTree(file) : JSON.createObjectNode();
    }

    private void write(Path file) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, JSON.writer().with(printer).writeValueAsString(generated) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Tests run in their module's directory, the documents are in the project's. */
    private static Path file(String name) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.exists(up.resolve("docs/architecture.md"))) {
                return up.resolve("docs/openapi").resolve(name + ".json");
            }
        }
        throw new IllegalStateException(
                "no docs/architecture.md above " + Path.of("").toAbsolutePath());
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            object.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            ObjectNode inOrder = JSON.createObjectNode();
            inOrder.setAll(members);
            return inOrder;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode inOrder = JSON.createArrayNode();
            array.forEach(element -> inOrder.add(sorted(element)));
            return inOrder;
        }
        return node;
    }
}
