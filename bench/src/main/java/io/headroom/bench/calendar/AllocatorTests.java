package io.headroom.bench.calendar;

import io.headroom.local.LaunchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Runs single tests of the allocator, which drive its calendar in its own database, by Maven. */
final class AllocatorTests {

    private static final int SHOWN = 15;

    private final Path project;
    private final PrintStream out;

    AllocatorTests(Path project, PrintStream out) {
        this.project = project;
        this.out = out;
    }

    /**
     * Runs one test class.
     *
     * @param properties system properties of the test
     * @param told which lines of it are shown
     * @return whether it passed
     */
    boolean run(String test, Map<String, String> properties, Predicate<String> told) {
        List<String> command = new ArrayList<>(List.of(
                "mvn",
                "-B",
                "verify",
                "--projects",
                "allocator-service",
                "--also-make",
                "-Dit.test=" + test,
                "-Dtest=None",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dfailsafe.failIfNoSpecifiedTests=false",
                "-Dheadroom.test.jit=-XX:+TieredCompilation",
                "-Dspotless.check.skip=true"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        try {
            Process maven = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .start();
            List<String> errors = new ArrayList<>();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(maven.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (told.test(line)) {
                        out.println("      " + line);
                    } else if (line.contains("ERROR") && errors.size() < SHOWN) {
                        errors.add(line);
                    }
                }
            }
            boolean passed = maven.waitFor() == 0;
            if (!passed) {
                errors.forEach(out::println);
            }
            return passed;
        } catch (IOException e) {
            throw new LaunchException("Maven does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while Maven ran", e);
        }
    }
}
