package io.headroom.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecasting.Fallback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each lower rung that a forecast can tell of stands in the ladder of {@code docs/reasons.md}. */
class FallbacksDocumentedTest {

    @ParameterizedTest
    @EnumSource
    void everyFallback(Fallback fallback) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "reasons.md")))
                .containsPattern("(?m)^\\| .*`details` say `" + fallback + "` \\|$");
    }
}
