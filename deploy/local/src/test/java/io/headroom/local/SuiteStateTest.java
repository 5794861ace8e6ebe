package io.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteStateTest {

    @TempDir
    Path directory;

    @Test
    void readsBackWhatWasWritten() {
        SuiteState state = new SuiteState(
                SuiteState.Phase.READY,
                new ProcessIdentity(10, 1_700_000_000_000L),
                List.of(
                        new PartState("kafka", new ProcessIdentity(11, 1_700_000_000_010L), 19092, 0, 0),
                        new PartState("gateway", null, 8080, 9080, 3)));

        state.write(directory.resolve("state"));

        assertThat(SuiteState.read(directory.resolve("state"))).contains(state);
    }

    @Test
    void saysNothingRunsWithoutAFile() {
        assertThat(SuiteState.read(directory.resolve("state"))).isEmpty();
    }

    @Test
    void namesADamagedFile() throws Exception {
        Path file = Files.writeString(directory.resolve("state"), "launcher\tREADY\tmany\t0\n");

        assertThatThrownBy(() -> SuiteState.read(file))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aProcessIdThatWasGivenToAnotherIsNotOurs() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

        assertThat(self.find()).contains(ProcessHandle.current());
        assertThat(new ProcessIdentity(self.pid(), self.startedMillis() - 1).find())
                .isEmpty();
    }
}
