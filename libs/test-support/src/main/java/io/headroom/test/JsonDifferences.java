package io.headroom.test;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where two JSON documents differ, as lines that a person can read: JSON pointer, what was expected, what is there. */
final class JsonDifferences {

    private static final int SHOWN = 120;

    private final List<String> lines = new ArrayList<>();

    private JsonDifferences() {}

    static List<String> between(JsonNode expected, JsonNode actual) {
        JsonDifferences differences = new JsonDifferences();
        differences.compare("", expected, actual);
        return differences.lines;
    }

    private void compare(String pointer, JsonNode expected, JsonNode actual) {
        if (expected.equals(actual)) {
            return;
        }
        if (expected.isObject() && actual.isObject()) {
            TreeSet<String> names = new TreeSet<>(expected.propertyNames());
            names.addAll(actual.propertyNames());
            names.forEach(name -> compare(
                    pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                    expected.path(name),
                    actual.path(name)));
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(pointer + "/" + i, expected.get(i), actual.get(i));
            }
        } else if (expected.isMissingNode()) {
            lines.add("added    " + pointer + ": " + brief(actual));
        } else if (actual.isMissingNode()) {
            lines.add("missing  " + pointer + ": " + brief(expected));
        } else {
            lines.add("changed  " + pointer + ": " + brief(expected) + " is now " + brief(actual));
        }
    }

    private static String brief(JsonNode node) {
        String text = node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
