package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.planning.ResourceSize.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a decision can say is explained in {@code docs/reasons.md}. */
class ReasonsDocumentedTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "reasons.md");

    @ParameterizedTest
    @EnumSource
    void everyCode(Reason reason) throws IOException {
        assertThat(Files.readString(DOCUMENT)).containsPattern("(?m)^\\|.*`" + reason + "`.* \\|");
    }

    @ParameterizedTest
    @EnumSource
    void everyRule(Rule rule) throws IOException {
        assertThat(Files.readString(DOCUMENT)).containsPattern("(?m)^\\| .*`" + rule + "`.* \\|");
    }
}
