package io.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void theBarFillsUp() {
        assertThat(Progress.bar("Loading", 15, 30))
                .contains("###############...............")
                .contains("50 %");
    }

    @Test
    void endsItsLineOnceWhenItIsFullAndNeverGoesBack() {
        Progress progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), "Loading", 4);

        progress.at(3);
        progress.at(1);
        progress.advance();
        progress.advance();

        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain(" 25 %").containsOnlyOnce("100 %").endsWith(System.lineSeparator());
    }
}
