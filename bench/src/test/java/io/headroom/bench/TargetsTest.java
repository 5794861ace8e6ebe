package io.headroom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {

    private static final Path REAL = Path.of("targets.properties");

    @Test
    void everyLimitStatedIsANumber() throws IOException {
        Properties stated = new Properties();
        try (Reader reader = Files.newBufferedReader(REAL)) {
            stated.load(reader);
        }
        Targets targets = Targets.read(REAL);

        assertThat(stated.stringPropertyNames())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(targets.limit(name)).isFinite());
    }

    @Test
    void aLimitThatIsMissingOrNoNumberIsNamed(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("targets.properties"), "loop.median.ms = 2 s\n");
        Targets targets = Targets.read(file);

        assertThatThrownBy(() -> targets.limit("loop.p99.ms")).hasMessageEndingWith("states no limit loop.p99.ms");
        assertThatThrownBy(() -> targets.limit("loop.median.ms")).hasMessageContaining("'2 s'");
    }
}
