package io.headroom.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directory trees: created private, given to another user, or removed. */
final class Directories {

    private Directories() {}

    /** Creates the directory, its new parents too, unless it exists. */
    static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + directory, e);
        }
    }

    static Path createTemporary(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a temporary directory", e);
        }
    }

    static void makePrivate(Path path) {
        try {
            String mode = Files.isDirectory(path) ? "rwx------" : "rw-------";
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot restrict access to " + path, e);
        }
    }

    /** Gives the tree to a user unless its root is that user's already; only root may do this. */
    static void giveTo(int uid, Path directory) {
        try {
            if (Files.getAttribute(directory, "unix:uid").equals(uid)) {
                return;
            }
            // The root last: it is what marks the whole tree as given.
            for (Path path : deepestFirst(directory)) {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot give " + directory + " to user " + uid, e);
        }
    }

    static void delete(Path directory) {
        try {
            if (Files.exists(directory)) {
                for (Path path : deepestFirst(directory)) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }

    private static List<Path> deepestFirst(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
