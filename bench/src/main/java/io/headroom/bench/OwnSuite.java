package io.headroom.bench;

import io.headroom.local.LaunchException;
import io.headroom.local.RunningSuite;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A suite of a measurement's own: in real time, on fresh data under {@code .headroom/bench}, stopped with the
 * measurement. Its data, logs and traces stay until the next one starts.
 */
public final class OwnSuite implements AutoCloseable {

    private static final String DATA = "bench";
    private static final long STOP_SECONDS = 120;

    private final Process launcher;
    private final Thread atExit;
    private final RunningSuite suite;

    private OwnSuite(Process launcher, Thread atExit, RunningSuite suite) {
        this.launcher = launcher;
        this.atExit = atExit;
        this.suite = suite;
    }

    /**
     * Builds what has changed, starts the suite and returns when it is ready.
     *
     * @param settings environment variables of the services, beside the usual ones
     * @throws LaunchException if it does not come up, or another suite is in its way
     */
    public static OwnSuite start(Map<String, String> settings, PrintStream out) {
        Path home = directory("HEADROOM_HOME");
        try {
            build(directory("HEADROOM_PROJECT"));
            clear(home.resolve(DATA));
            Process launcher = launch(home, settings);
            Thread atExit = new Thread(() -> stop(launcher), "stop-suite");
            Runtime.getRuntime().addShutdownHook(atExit);
            awaitReady(launcher, home, out);
            return new OwnSuite(launcher, atExit, RunningSuite.find(System.getenv()));
        } catch (IOException e) {
            throw new LaunchException("The suite of the measurement does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while starting the suite", e);
        }
    }

    public RunningSuite suite() {
        return suite;
    }

    @Override
    public void close() {
        stop(launcher);
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private static void build(Path project) throws IOException, InterruptedException {
        int code = new ProcessBuilder(project.resolve("headroom").toString(), "build")
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new LaunchException("The build failed");
        }
    }

    /** An earlier measurement's history would be forecast too. */
    static void clear(Path data) throws IOException {
        if (Files.exists(data.resolve("state"))) {
            throw new LaunchException("The suite of an earlier measurement is still there: ./headroom down first");
        }
        if (Files.isDirectory(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Process launch(Path home, Map<String, String> settings) throws IOException {
        Path program = home.resolve("cache/launcher").toRealPath();
        Path logs = Files.createDirectories(home.resolve(DATA).resolve("logs"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-cp",
                program.resolve("headroom-local.jar") + ":" + program.resolve("lib/*"),
                "io.headroom.local.Main",
                "launch"));
        command.addAll(List.of("--data", DATA, "--time-scale", "1"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(logs.resolve("launcher.log").toFile());
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static void awaitReady(Process launcher, Path home, PrintStream out) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(line);
                if (line.startsWith("READY")) {
                    return;
                }
            }
        }
        throw new LaunchException(
                "The suite is not up, see " + home.resolve(DATA).resolve("logs"));
    }

    private static void stop(Process launcher) {
        launcher.destroy();
        try {
            launcher.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path directory(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new LaunchException(variable + " is not set: start measurements by ./headroom bench");
        }
        return Path.of(value);
    }
}
