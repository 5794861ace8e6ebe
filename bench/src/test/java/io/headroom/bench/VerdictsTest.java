package io.headroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictsTest {

    private final Printed printed = new Printed();

    private final Verdicts verdicts;

    VerdictsTest(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("targets.properties");
        Files.writeString(file, "wait.ms = 2000\nshare = 0.5\nratio = 3\n");
        verdicts = new Verdicts(Targets.read(file), printed.out());
    }

    @Test
    void printsTheFigureBesideItsLimitAndTheRatio() {
        verdicts.atMost(new Figure("wait, median", 500, "ms"), "wait.ms");

        assertThat(printed.text())
                .startsWith("ok    wait, median ")
                .contains(" 500 ms   limit at most 2000 ms   ratio 0.250");
    }

    @Test
    void theLimitItselfPassesAndNothingBeyondIt() {
        verdicts.atMost(new Figure("wait", 2_000, "ms"), "wait.ms");
        verdicts.atMost(new Figure("wait", 2_000.1, "ms"), "wait.ms");
        verdicts.atLeast(new Figure("covered", 0.5, ""), "share");
        verdicts.atLeast(new Figure("covered", 0.49, ""), "share");

        assertThat(verdicts.close()).isFalse();
        assertThat(printed.text()).endsWith("2 passed, 2 failed" + System.lineSeparator());
    }

    @Test
    void judgesByTimesThePeerOfTheSameRun() {
        Figure peer = new Figure("bare round trip", 2, "ms");

        verdicts.atMostTimes(new Figure("hop", 6, "ms"), peer, "ratio");
        verdicts.atMostTimes(new Figure("hop", 6.1, "ms"), peer, "ratio");
        verdicts.atLeastTimes(new Figure("rate", 6, "/s"), peer, "ratio");
        verdicts.atLeastTimes(new Figure("rate", 5.9, "/s"), peer, "ratio");

        assertThat(verdicts.close()).isFalse();
        assertThat(printed.text())
                .contains("bare round trip 2 ms, limit at most 3   ratio 3")
                .endsWith("2 passed, 2 failed" + System.lineSeparator());
    }

    @Test
    void whatWasNotMeasuredFails() {
        verdicts.atMost(new Figure("wait", Double.NaN, "ms"), "wait.ms");
        verdicts.atMost(new Figure("wait", Double.POSITIVE_INFINITY, "ms"), "wait.ms");

        assertThat(verdicts.close()).isFalse();
        assertThat(printed.text()).contains("not measured", "never", "0 passed, 2 failed");
    }

    @Test
    void aComparisonWithoutALimitIsNoVerdictAndNoVerdictIsNoPass() {
        verdicts.show(new Figure("wait", 500, "ms"), new Figure("bare round trip", 2, "ms"));

        assertThat(verdicts.close()).isFalse();
        assertThat(printed.text()).contains("ratio 250", "0 passed, 0 failed");
    }

    @Test
    void allPassedIsAPass() {
        verdicts.atMost(new Figure("wait", 1, "ms"), "wait.ms");

        assertThat(verdicts.close()).isTrue();
    }
}
