package io.headroom.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The executable jar of a service, the one production uses. */
record ServiceJar(Path path) {

    static ServiceJar of(Home home, Service service) {
        Path target = home.project().resolve(service.module()).resolve("target");
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*.jar")) {
                for (Path jar : jars) {
                    if (isExecutable(jar)) {
                        return new ServiceJar(jar);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot look for jars in " + target, e);
            }
        }
        throw new LaunchException("No executable jar of " + service.module() + " in " + target + ": build it first");
    }

    /** Changes whenever any file in the jar does; read from the jar's own checksums, so it costs little. */
    String fingerprint() {
        CRC32C sum = new CRC32C();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                sum.update((entry.getName() + ' ' + entry.getCrc() + ' ' + entry.getSize() + '\n')
                        .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
        return "%08x".formatted(sum.getValue());
    }

    private static boolean isExecutable(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry("BOOT-INF/classes/") != null;
        }
    }
}
