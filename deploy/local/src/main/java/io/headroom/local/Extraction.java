package io.headroom.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A service's jar unpacked to a plain class path, which starts in half the time, once per content of the jar. */
final class Extraction {

    private static final int KEPT = 2;

    private Extraction() {}

    /** The unpacked jar to run; unpacks it first if it is new. */
    static Path of(Service service, ServiceJar jar, Home home) {
        Path parent = Home.create(home.cache().resolve("apps").resolve(service.module()));
        Path target = parent.resolve(jar.fingerprint());
        if (!Files.isDirectory(target)) {
            extract(service, jar, home, parent, target);
        }
        return target.resolve(jar.path().getFileName());
    }

    private static void extract(Service service, ServiceJar jar, Home home, Path parent, Path target) {
        try {
            Path partial = Files.createTempDirectory(parent, "partial-");
            List<String> command = List.of(
                    JavaRuntime.executable(),
                    "-XX:TieredStopAtLevel=1",
                    "-Djarmode=tools",
                    "-jar",
                    jar.path().toString(),
                    "extract",
                    "--force",
                    "--destination",
                    partial.toString());
            home.rotateLog("extraction");
            Process process = JvmPart.launch(
                    new JvmPart.Spec(service.module(), 0, 0, () -> command, Map.of(), partial, home.log("extraction")));
            if (process.waitFor() != 0) {
                throw new LaunchException("Cannot unpack " + jar.path() + ": see " + home.log("extraction"));
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            removeAllButNewest(parent);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + jar.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while unpacking " + jar.path(), e);
        }
    }

    /** Of earlier builds the last one stays, in case a suite still runs from it. */
    private static void removeAllButNewest(Path parent) throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> all = Files.list(parent)) {
            newestFirst = all.sorted(Comparator.comparing(Extraction::modified).reversed())
                    .toList();
        }
        for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
            try (Stream<Path> tree = Files.walk(old)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
