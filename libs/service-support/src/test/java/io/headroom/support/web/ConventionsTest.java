package io.headroom.support.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConventionsTest {

    private static CommonError codeOf(ThrowingRunnable refused) {
        try {
            refused.run();
        } catch (ProblemException e) {
            return (CommonError) e.code();
        }
        throw new AssertionError("nothing was refused");
    }

    private interface ThrowingRunnable {
        void run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", "\"6\", \"7\""})
    void acceptsTheCurrentETag(String ifMatch) {
        assertThatCode(() -> ETags.require(ifMatch, 7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"8\"", "7", "W/\"7\"", "\"77\""})
    void refusesAnyOtherETag(String ifMatch) {
        assertThat(codeOf(() -> ETags.require(ifMatch, 7))).isEqualTo(CommonError.ETAG_STALE);
    }

    @Test
    void demandsAnETag() {
        assertThat(codeOf(() -> ETags.require(null, 7))).isEqualTo(CommonError.IF_MATCH_REQUIRED);
        assertThat(codeOf(() -> ETags.require(" ", 7))).isEqualTo(CommonError.IF_MATCH_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "vm-1, true",
        "9, true",
        "a:b.c_d-e, true",
        "-a, false",
        "'', false",
        "a/b, false",
        "ä, false",
        "' a', false"
    })
    void knowsAnId(String id, boolean valid) {
        assertThat(Ids.valid(id)).isEqualTo(valid);
        assertThat(Ids.valid("x".repeat(128))).isTrue();
        assertThat(Ids.valid("x".repeat(129))).isFalse();
    }

    @Test
    void namesTheIdItRefuses() {
        assertThatThrownBy(() -> Ids.require("vmId", "a b")).hasMessageContaining("vmId 'a b'");
    }

    @Test
    void readsBackACursorForItsOwnFilterOnly() {
        String cursor = Cursor.after("acme GOLD", "2026-01-01", "vm/1");

        assertThat(Cursor.read(cursor, "acme GOLD", 2).orElseThrow().position()).containsExactly("2026-01-01", "vm/1");
        assertThat(codeOf(() -> Cursor.read(cursor, "acme SILVER", 2))).isEqualTo(CommonError.CURSOR_INVALID);
        assertThat(codeOf(() -> Cursor.read(cursor, "acme GOLD", 1))).isEqualTo(CommonError.CURSOR_INVALID);
        assertThat(codeOf(() -> Cursor.read("?", "acme GOLD", 2))).isEqualTo(CommonError.CURSOR_INVALID);
        assertThat(Cursor.read(null, "acme GOLD", 2)).isEmpty();
    }

    @Test
    void givesACursorOnlyWhereMoreFollows() {
        Page<String> more = Page.of(List.of("a", "b", "c"), 2, last -> "after " + last);
        Page<String> last = Page.of(List.of("a", "b"), 2, item -> "after " + item);

        assertThat(more.items()).containsExactly("a", "b");
        assertThat(more.next()).isEqualTo("after b");
        assertThat(last.next()).isNull();
    }

    @Test
    void givesEveryCodeAStableType() {
        assertThat(CommonError.ETAG_STALE.type()).hasToString("urn:headroom:problem:etag-stale");
    }
}
