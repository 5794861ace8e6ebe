package io.headroom.platform;

import java.nio.file.Path;

/**
 * How an embedded PostgreSQL runs.
 *
 * @param directory holds the data, the log and the lock; kept over restarts unless {@code temporary}
 * @param binaries where PostgreSQL's programs are unpacked to, once per version; shared by any number of servers
 * @param port the loopback port; 0 takes a free one
 * @param password the superuser's
 * @param durable whether a commit is on disk when it returns (fsync, synchronous_commit, full_page_writes)
 * @param temporary whether closing deletes the directory
 */
public record PostgresSettings(
        Path directory, Path binaries, int port, String password, boolean durable, boolean temporary) {

    public PostgresSettings {
        directory = directory.toAbsolutePath().normalize();
        binaries = binaries.toAbsolutePath().normalize();
        if (password.isEmpty()) {
            throw new IllegalArgumentException("PostgreSQL needs a password");
        }
    }

    /** A server whose data is kept, every commit on disk. */
    public static PostgresSettings kept(Path directory, Path binaries, int port, String password) {
        return new PostgresSettings(directory, binaries, port, password, true, false);
    }

    /** A fast server for tests: a free port, nothing synced, its data deleted on close. */
    public static PostgresSettings forTests() {
        return new PostgresSettings(
                Directories.createTemporary("headroom-postgres-"), SharedBinaries.directory(), 0, "test", false, true);
    }
}
