package io.headroom.forecasting.rnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own, as an engine loads once: with an empty cache, so that all it needs has to come from somewhere. */
class NothingIsFetchedTest {

    @TempDir
    Path cache;

    @Test
    void theNetTrainsAndForecastsWithoutAnyWebAddress() throws Exception {
        assertThat(run(classPath(jar -> true))).isZero();
    }

    /** That the guard can fail: left to itself and without the natives' jar, the engine does try. */
    @Test
    void anEngineWithoutNativesLeftToItselfIsCaughtTrying() throws Exception {
        assertThat(run(classPath(jar -> !jar.contains("pytorch-native")), "left-to-itself"))
                .isEqualTo(NoNetwork.ATTEMPTED);
    }

    private static String classPath(Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(wanted)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private int run(String classPath, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-DDJL_CACHE_DIR=" + cache,
                "-cp",
                classPath,
                NoNetwork.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }
}
