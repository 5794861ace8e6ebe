package io.headroom.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this processor, unpacked once per version from the archive on the class path. */
final class PostgresBinaries {

    private final Path directory;

    private PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    /** Unpacks below the given directory unless a finished copy of this very archive is there. */
    static PostgresBinaries under(Path parent) {
        URL archive = archive();
        Path target = parent.resolve("postgresql-" + fingerprint(archive));
        if (!Files.isDirectory(target)) {
            unpackOnce(archive, Directories.create(parent), target);
        }
        return new PostgresBinaries(target);
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private static void unpackOnce(URL archive, Path parent, Path target) {
        try {
            Path partial = Files.createTempDirectory(parent, "unpacking-");
            unpack(archive, partial);
            Files.setPosixFilePermissions(partial, permissions(0755));
            moveUnlessThere(partial, target);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL's programs to " + target, e);
        }
    }

    /** Two JVMs may unpack at once: the second to finish drops its copy. */
    private static void moveUnlessThere(Path partial, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            Directories.delete(partial);
        }
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream compressed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(compressed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive reaches outside its directory: " + entry.getName());
                }
                unpackEntry(tar, entry, path);
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            Files.setPosixFilePermissions(path, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        PosixFilePermission[] lowToHigh = {
            PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ,
            PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_READ,
        };
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < lowToHigh.length; bit++) {
            if ((mode >> bit & 1) == 1) {
                permissions.add(lowToHigh[bit]);
            }
        }
        return permissions;
    }

    private static URL archive() {
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name =
                switch (processor) {
                    case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
                    case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
                    default -> throw unsupported(processor);
                };
        URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null || !System.getProperty("os.name").startsWith("Linux")) {
            throw unsupported(processor);
        }
        return archive;
    }

    private static PlatformException unsupported(String processor) {
        return new PlatformException("No PostgreSQL for " + System.getProperty("os.name") + " on " + processor
                + " is bundled: use a server of your own (--postgres-url) or Docker");
    }

    private static String fingerprint(URL archive) {
        try {
            if (archive.openConnection() instanceof JarURLConnection jar) {
                return "%08x".formatted(jar.getJarEntry().getCrc());
            }
            return "%x".formatted(archive.openConnection().getContentLengthLong());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + archive, e);
        }
    }
}
