package io.headroom.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Where one running suite keeps its things: the project it was built in, and a data directory of its own.
 *
 * @param project the checked-out project, whose modules hold the jars
 * @param root {@code .headroom}, or what {@code HEADROOM_HOME} names; caches in it are shared
 * @param name the data set: {@code suite} for the real one, {@code demo} for the demo's
 */
record Home(Path project, Path root, String name) {

    private static final long LOG_ROTATION_BYTES = 20L << 20;

    static Home from(Map<String, String> environment, String name) {
        Path project = Path.of(environment.getOrDefault("HEADROOM_PROJECT", "."))
                .toAbsolutePath()
                .normalize();
        String configured = environment.getOrDefault("HEADROOM_HOME", "");
        Path root = configured.isBlank() ? project.resolve(".headroom") : Path.of(configured);
        return new Home(project, root.toAbsolutePath().normalize(), name);
    }

    Path data() {
        return root.resolve(name);
    }

    Path cache() {
        return root.resolve("cache");
    }

    Path file(String fileName) {
        return data().resolve(fileName);
    }

    /** The log of a part; a large one of an earlier run is put aside first by {@link #rotateLog}. */
    Path log(String part) {
        return data().resolve("logs").resolve(part + ".log");
    }

    Path workDirectory(String part) {
        return create(data().resolve("work").resolve(part));
    }

    Path traces(String part) {
        return create(data().resolve("traces")).resolve(part + ".jsonl");
    }

    void rotateLog(String part) {
        Path log = log(part);
        create(data().resolve("logs"));
        try {
            if (Files.exists(log) && Files.size(log) > LOG_ROTATION_BYTES) {
                Files.move(log, log.resolveSibling(part + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot rotate " + log, e);
        }
    }

    static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + directory, e);
        }
    }
}
