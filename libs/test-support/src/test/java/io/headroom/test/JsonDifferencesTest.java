package io.headroom.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Differences are named by their place, so that a reader finds them. */
class JsonDifferencesTest {

    @Test
    void namesWhatWasAddedIsMissingAndChanged() {
        assertThat(between(
                        "{\"a/b\": 1, \"c\": [1, 2], \"d\": {\"e\": true}}", "{\"c\": [1, 3], \"d\": {\"f\": true}}"))
                .containsExactly(
                        "missing  /a~1b: 1", "changed  /c/1: 2 is now 3", "missing  /d/e: true", "added    /d/f: true");
    }

    @Test
    void namesAListOfAnotherLengthAsAWhole() {
        assertThat(between("{\"a\": [1]}", "{\"a\": [1, 2]}")).containsExactly("changed  /a: [1] is now [1,2]");
    }

    @Test
    void findsNoneBetweenEquals() {
        assertThat(between("{\"a\": [1, {\"b\": null}]}", "{\"a\": [1, {\"b\": null}]}"))
                .isEmpty();
    }

    private static List<String> between(String expected, String actual) {
        return JsonDifferences.between(
                JsonMapper.shared().readTree(expected), JsonMapper.shared().readTree(actual));
    }
}
