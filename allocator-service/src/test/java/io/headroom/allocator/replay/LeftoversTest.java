package io.headroom.allocator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    @TempDir
    private Path directory;

    private Path file(String name, Instant written) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "x");
        return Files.setLastModifiedTime(file, FileTime.from(written));
    }

    @Test
    void deletesTheTracesOfAKilledServiceAndNothingElse() throws IOException {
        Path old = file("headroom-replay-1.trace", NOW.minusSeconds(86_401));
        Path young = file("headroom-replay-2.trace", NOW.minusSeconds(86_399));
        Path other = file("headroom-import-3.csv", NOW.minusSeconds(90_000));

        new Leftovers(Clock.fixed(NOW, ZoneOffset.UTC)).deleteIn(directory);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(other).exists();
    }
}
