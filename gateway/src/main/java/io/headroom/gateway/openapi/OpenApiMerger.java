package io.headroom.gateway.openapi;

import io.headroom.gateway.routing.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one OpenAPI 3.1 document of the services' own: paths and tags are joined, component names are prefixed by their
 * service, and what the conventions share (the problem detail, the ways to authenticate) is kept once.
 */
final class OpenApiMerger {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String REF = "$ref";
    private static final String COMPONENTS = "#/components/";
    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final String CLIENT_CREDENTIALS = "clientCredentials";
    private static final String INTRODUCTION =
            "Predictive resource orchestration with user-defined quality of service: everything the suite offers,"
                    + " behind one door.";

    private final @Nullable String tokenUrl;

    /**
     * A merger.
     *
     * @param tokenUrl where a client gets its token; null leaves client credentials out of the document
     */
    OpenApiMerger(@Nullable String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    /** Merges the documents there are, in the order of the services; the others are named in the description. */
    ObjectNode merge(Map<Upstream, ObjectNode> documents) {
        ObjectNode merged = JSON.createObjectNode();
        merged.put("openapi", "3.1.0");
        info(merged.putObject("info"), documents);
        merged.putArray("servers").addObject().put("url", "/").put("description", "The gateway");
        Map<String, JsonNode> tags = new TreeMap<>();
        Map<String, JsonNode> paths = new TreeMap<>();
        ObjectNode components = JSON.createObjectNode();
        for (Upstream upstream : Upstream.values()) {
            ObjectNode document = documents.get(upstream);
            if (document != null) {
                add(upstream, document.deepCopy(), tags, paths, components);
            }
        }
        tags.values().forEach(merged.putArray("tags")::add);
        ObjectNode joined = merged.putObject("paths");
        paths.forEach(joined::set);
        merged.set("components", components);
        settleTokenUrl(merged);
        return merged;
    }

    private static void info(ObjectNode info, Map<Upstream, ObjectNode> documents) {
        List<String> missing = new ArrayList<>();
        for (Upstream upstream : Upstream.values()) {
            if (!documents.containsKey(upstream)) {
                missing.add(upstream.service());
            }
        }
        info.put("title", "Headroom");
        info.put("version", "v1");
        info.put(
                "description",
                missing.isEmpty()
                        ? INTRODUCTION
                        : INTRODUCTION + "\n\n**Incomplete:** " + String.join(", ", missing)
                                + " did not answer; reload this page in a moment.");
    }

    private static void add(
            Upstream upstream,
            ObjectNode document,
            Map<String, JsonNode> tags,
            Map<String, JsonNode> paths,
            ObjectNode components) {
        prefixReferences(upstream, document);
        document.path("tags").forEach(tag -> tags.putIfAbsent(tag.path("name").asString(), tag));
        // Operations and dead letters are found in every service: the first one's description serves for all.
        document.path("paths").properties().forEach(path -> paths.putIfAbsent(path.getKey(), path.getValue()));
        document.path("components").properties().forEach(section -> {
            ObjectNode joined = components.withObject("/" + section.getKey());
            section.getValue()
                    .properties()
                    .forEach(component ->
                            joined.set(nameOf(upstream, section.getKey(), component.getKey()), component.getValue()));
        });
    }

    private static void prefixReferences(Upstream upstream, JsonNode node) {
        if (node instanceof ObjectNode object && object.path(REF).isString()) {
            object.put(REF, prefixed(upstream, object.path(REF).asString()));
        }
        if (node instanceof ObjectNode object
                && object.path("discriminator").path("mapping") instanceof ObjectNode map) {
            map.properties()
                    .forEach(entry -> map.put(
                            entry.getKey(), prefixed(upstream, entry.getValue().asString())));
        }
        node.forEach(child -> prefixReferences(upstream, child));
    }

    private static String prefixed(Upstream upstream, String reference) {
        if (!reference.startsWith(COMPONENTS)) {
            return reference;
        }
        String[] parts = reference.substring(COMPONENTS.length()).split("/", 2);
        return COMPONENTS + parts[0] + "/" + nameOf(upstream, parts[0], parts[1]);
    }

    private static String nameOf(Upstream upstream, String section, String name) {
        boolean shared = section.equals("securitySchemes") || (COMPONENTS + section + "/" + name).equals(PROBLEM);
        String id = upstream.id();
        return shared ? name : Character.toUpperCase(id.charAt(0)) + id.substring(1) + name;
    }

    private void settleTokenUrl(ObjectNode merged) {
        JsonNode schemes = merged.path("components").path("securitySchemes");
        if (!(schemes.path(CLIENT_CREDENTIALS) instanceof ObjectNode scheme)) {
            return;
        }
        if (tokenUrl != null) {
            scheme.withObject("/flows/clientCredentials").put("tokenUrl", tokenUrl);
            return;
        }
        ((ObjectNode) schemes).remove(CLIENT_CREDENTIALS);
        merged.path("paths")
                .forEach(path -> path.forEach(operation -> withoutClientCredentials(operation.path("security"))));
    }

    private static void withoutClientCredentials(JsonNode alternatives) {
        if (alternatives instanceof ArrayNode array) {
            array.removeIf(alternative -> alternative.has(CLIENT_CREDENTIALS));
        }
    }
}
