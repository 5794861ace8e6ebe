package io.headroom.bench.fleet;

import io.headroom.local.LaunchException;
import io.headroom.local.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The process of a service below this measurement's own launcher, looked at from outside. */
final class ServiceProcess {

    private static final long RESTART_PATIENCE_MS = 60_000;

    private final String module;

    ServiceProcess(String module) {
        this.module = module;
    }

    ProcessHandle handle() {
        return find().orElseThrow(() -> new LaunchException(module + " does not run"));
    }

    private Optional<ProcessHandle> find() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("apps/" + module + "/"))
                .findFirst();
    }

    /** Processor time so far, user and system. */
    double cpuSeconds() {
        return handle().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1_000.0;
    }

    /** The most memory it has held so far, MiB. */
    double peakMib() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(handle().pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024.0)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Kills it without warning.
     *
     * @return when the launcher had started it again, by {@link System#nanoTime()}
     */
    long killed() {
        ProcessHandle killed = handle();
        killed.destroyForcibly();
        for (int waited = 0; waited < RESTART_PATIENCE_MS; waited += 10) {
            if (find().filter(found -> found.pid() != killed.pid()).isPresent()) {
                return System.nanoTime();
            }
            Pause.ms(10);
        }
        throw new LaunchException(module + " was not started again");
    }
}
