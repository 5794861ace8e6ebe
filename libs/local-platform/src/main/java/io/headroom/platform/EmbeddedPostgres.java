package io.headroom.platform;

import java.nio.file.Path;

/**
 * One PostgreSQL server on loopback, run from the bundled programs as a process of its own. A server that outlived the
 * process which started it (kill -9) is stopped in order and started anew, so nothing committed is lost.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The name of the superuser. */
    public static final String SUPERUSER = "postgres";

    private final PostgresSettings settings;
    private final Postmaster postmaster;
    private final DirectoryLock lock;
    private final int port;

    private EmbeddedPostgres(PostgresSettings settings, Postmaster postmaster, DirectoryLock lock, int port) {
        this.settings = settings;
        this.postmaster = postmaster;
        this.lock = lock;
        this.port = port;
    }

    /** Starts the server, its data laid down first if the directory is new, and returns when it takes connections. */
    public static EmbeddedPostgres start(PostgresSettings settings) {
        return start(settings, ServerUser.choose());
    }

    static EmbeddedPostgres start(PostgresSettings settings, ServerUser user) {
        PostgresBinaries binaries = PostgresBinaries.under(settings.binaries());
        DirectoryLock lock = DirectoryLock.take(Directories.create(settings.directory()));
        Postmaster postmaster = new Postmaster(settings.directory(), binaries, user);
        EmbeddedPostgres postgres = new EmbeddedPostgres(settings, postmaster, lock, FreePort.orFind(settings.port()));
        try {
            postmaster.layDown(settings.password(), settings.durable());
            postgres.restart();
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        if (settings.temporary()) {
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop-postgres"));
        }
        return postgres;
    }

    /** Starts the server again on the same port and data, stopping it first if it runs. */
    public void restart() {
        postmaster.stop();
        postmaster.start(port, settings.durable());
    }

    /** The loopback port. */
    public int port() {
        return port;
    }

    /** The superuser's password. */
    public String password() {
        return settings.password();
    }

    /** The JDBC URL of a database on this server, without credentials. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The server's own messages. */
    public Path log() {
        return postmaster.log();
    }

    /** The process id of the running server; -1 if it does not run. */
    public long pid() {
        return postmaster.process().map(ProcessHandle::pid).orElse(-1L);
    }

    /** Whether the server's process runs. */
    public boolean isAlive() {
        return postmaster.process().isPresent();
    }

    /** Lets go of the server without stopping it, as the death of this process would. */
    void abandon() {
        lock.close();
    }

    /** Ends the sessions, writes everything out and stops the server; does nothing the second time. */
    @Override
    public synchronized void close() {
        if (lock.isHeld()) {
            postmaster.stop();
            lock.close();
            if (settings.temporary()) {
                Directories.delete(settings.directory());
            }
        }
    }
}
