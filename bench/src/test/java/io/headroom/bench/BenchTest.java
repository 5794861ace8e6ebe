package io.headroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.local.LaunchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

    private final Printed printed = new Printed();

    @TempDir
    Path directory;

    @Test
    void runsTheMeasurementOfThatNameAndEndsWithTheCount() throws Exception {
        assertThat(run("speed", "--n", "3")).isZero();
        assertThat(printed.text())
                .startsWith("speed: how fast")
                .contains("processors, load")
                .endsWith("1 passed, 0 failed" + System.lineSeparator());
    }

    @Test
    void aVerdictThatFailsIsTheExitCode() throws Exception {
        assertThat(run("speed", "--n", "11")).isEqualTo(1);
    }

    @Test
    void listsWhatThereIsWhenTheNameIsUnknownOrMissing() throws Exception {
        assertThat(run("sped")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(printed.text())
                .contains("No measurement 'sped'.", "  speed      how fast", "Which measurement?")
                .doesNotContain("passed");
    }

    @Test
    void anUnknownOptionIsMisuseAndASuiteThatDoesNotStartAFailure() throws Exception {
        assertThat(run("speed", "--m", "1")).isEqualTo(2);
        assertThat(run("broken")).isEqualTo(1);
        assertThat(printed.text()).contains("there are: --n (1)", "no port").doesNotContain("passed");
    }

    private int run(String... words) throws Exception {
        Path file = Files.writeString(directory.resolve("targets.properties"), "speed = 10\n");
        return new Bench(List.of(new Speed(), new Broken()), printed.out()).run(List.of(words), Targets.read(file));
    }

    private static final class Speed implements Measurement {

        @Override
        public String name() {
            return "speed";
        }

        @Override
        public String purpose() {
            return "how fast";
        }

        @Override
        public void run(List<String> words, Verdicts verdicts) {
            int n = Options.of(words, Map.of("n", "1")).count("n");
            verdicts.atMost(new Figure("n", n, ""), "speed");
        }
    }

    private static final class Broken implements Measurement {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String purpose() {
            return "does not start";
        }

        @Override
        public void run(List<String> words, Verdicts verdicts) {
            throw new LaunchException("no port");
        }
    }
}
