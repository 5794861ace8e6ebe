package io.headroom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.local.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSuiteTest {

    @TempDir
    Path home;

    @Test
    void clearsWhatAnEarlierMeasurementLeftAndNothingElse() throws IOException {
        Path data = home.resolve("bench");
        Files.createDirectories(data.resolve("kafka/metrics-0"));
        Files.writeString(data.resolve("kafka/metrics-0/log"), "records");
        Files.writeString(home.resolve("kept"), "the user's");

        OwnSuite.clear(data);

        assertThat(home).isDirectoryContaining("glob:**kept").isDirectoryNotContaining("glob:**bench");
    }

    @Test
    void leavesTheDataOfASuiteThatIsStillOnRecord() throws IOException {
        Path data = Files.createDirectories(home.resolve("bench"));
        Files.writeString(data.resolve("state"), "READY");

        assertThatThrownBy(() -> OwnSuite.clear(data))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("./headroom down");
        assertThat(data.resolve("state")).exists();
    }
}
