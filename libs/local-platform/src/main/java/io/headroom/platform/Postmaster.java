package io.headroom.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's main process over one data directory: laid down, started, found again, stopped. */
final class Postmaster {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Path directory;
    private final Path data;
    private final PostgresBinaries binaries;
    private final ServerUser user;

    Postmaster(Path directory, PostgresBinaries binaries, ServerUser user) {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.binaries = binaries;
        this.user = user;
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    /** Creates the data unless it is there; a half-made one from an interrupted attempt is made again. */
    void layDown(String password, boolean durable) {
        handOver();
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path partial = directory.resolve("data.partial");
        Path passwordFile = directory.resolve("password");
        Directories.delete(partial);
        try {
            Files.writeString(passwordFile, password);
            Directories.makePrivate(passwordFile);
            Directories.giveTo(user.fileOwner(), passwordFile);
            run(initdb(partial, passwordFile, durable), "lay down PostgreSQL's data");
            Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lay down PostgreSQL's data in " + directory, e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    /** Starts and waits until connections are taken. */
    void start(int port, boolean durable) {
        forgetForeignPid();
        Process process = launch(serverCommand(port, durable), log());
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new PlatformException("PostgreSQL did not start on port " + port + ": " + lastLines(log()));
            }
            pause();
        }
    }

    /** Stops the server if one runs on this directory, whoever started it. */
    void stop() {
        if (process().isPresent()) {
            run(
                    List.of(binaries.program("pg_ctl"), "-D", data.toString(), "-m", "fast", "-t", "60", "-w", "stop"),
                    "stop PostgreSQL");
        }
    }

    /** The living server of this directory. */
    Optional<ProcessHandle> process() {
        return recordedPid().filter(this::isOurs);
    }

    private void handOver() {
        Directories.makePrivate(directory);
        if (user.isOther() || user.fileOwner() == 0) {
            Directories.giveTo(user.fileOwner(), directory);
        }
        if (user.isOther()) {
            run(List.of("test", "-r", directory.toString()), "reach " + directory + " as the server's user");
            run(List.of(binaries.program("postgres"), "--version"), "run PostgreSQL as the server's user");
        }
    }

    private List<String> initdb(Path target, Path passwordFile, boolean durable) {
        List<String> command = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "-D",
                target.toString(),
                "-U",
                EmbeddedPostgres.SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (!durable) {
            command.add("--no-sync");
        }
        return command;
    }

    private List<String> serverCommand(int port, boolean durable) {
        String onDisk = durable ? "on" : "off";
        List<String> command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", data.toString()));
        for (String setting : List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=" + onDisk,
                "synchronous_commit=" + onDisk,
                "full_page_writes=" + onDisk,
                "max_connections=200",
                "shared_buffers=128MB",
                "timezone=UTC",
                "log_timezone=UTC")) {
            command.add("-c");
            command.add(setting);
        }
        return command;
    }

    private boolean isReady() {
        List<String> lines = pidFile();
        return lines.size() >= 8
                && lines.get(7).strip().equals("ready")
                && process().isPresent();
    }

    private Optional<ProcessHandle> recordedPid() {
        List<String> lines = pidFile();
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    /** A process id is reused after a reboot or a crash: only a server that names our directory is ours. */
    private boolean isOurs(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                        .orElse(false);
    }

    /** PostgreSQL refuses to start while the recorded process lives, even if that is somebody else by now. */
    private void forgetForeignPid() {
        if (recordedPid().filter(ProcessHandle::isAlive).isPresent()
                && process().isEmpty()) {
            data.resolve("postmaster.pid").toFile().delete();
        }
    }

    private List<String> pidFile() {
        try {
            Path file = data.resolve("postmaster.pid");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void run(List<String> command, String purpose) {
        Path output = directory.resolve("command.log");
        try {
            Files.deleteIfExists(output);
            int exit = launch(command, output).waitFor();
            if (exit != 0) {
                throw new PlatformException("Cannot " + purpose + " (exit " + exit + "): " + lastLines(output));
            }
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted: cannot " + purpose, e);
        }
    }

    private Process launch(List<String> command, Path output) {
        ProcessBuilder builder = new ProcessBuilder(user.command(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new PlatformException("Cannot run " + command.get(0), e);
        }
    }

    private static String lastLines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException e) {
            return "no output in " + file;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while PostgreSQL started", e);
        }
    }
}
