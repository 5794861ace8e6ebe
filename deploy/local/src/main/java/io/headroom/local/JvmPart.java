package io.headroom.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part that is a Java process of its own. */
final class JvmPart implements Part {

    /** Longer than the services' own limit for finishing requests. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Spec spec;
    private @Nullable Process process;

    /**
     * How the process is started.
     *
     * @param command asked for at each start, as what makes a start quicker may have come since the last one
     * @param environment added to ours; secrets go here, never into the command, which every user can read
     */
    record Spec(
            String name,
            int port,
            int managementPort,
            Supplier<List<String>> command,
            Map<String, String> environment,
            Path directory,
            Path log) {}

    JvmPart(Spec spec) {
        this.spec = spec;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public int port() {
        return spec.port();
    }

    @Override
    public int managementPort() {
        return spec.managementPort();
    }

    @Override
    public void start() {
        process = launch(spec);
    }

    @Override
    public void stop() {
        if (process != null) {
            Stopping.stop(process.toHandle(), PATIENCE);
        }
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    static Process launch(Spec spec) {
        ProcessBuilder builder = new ProcessBuilder(spec.command().get())
                .directory(spec.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().remove(PlatformParts.ADMIN_PASSWORD);
        builder.environment().putAll(spec.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new LaunchException("Cannot start " + spec.name() + ": " + e.getMessage(), e);
        }
    }
}
