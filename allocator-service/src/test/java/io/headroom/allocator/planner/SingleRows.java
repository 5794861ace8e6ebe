package io.headroom.allocator.planner;

import io.headroom.test.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The peer: transactions that update one row each, by eight clients; by pgbench where it is installed, else by threads with
 * a connection each.
 */
final class SingleRows {

    private static final int CLIENTS = 8;
    private static final int ROWS = 100_000;
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final Database database;
    private final boolean pgbench;

    SingleRows(Database database, JdbcClient jdbc) {
        this.database = database;
        this.pgbench = runs("pgbench", "--version");
        jdbc.sql("create table single_row (id integer primary key, value bigint not null)")
                .update();
        jdbc.sql("insert into single_row select id, 0 from generate_series(1, ?) id")
                .param(ROWS)
                .update();
    }

    String name() {
        return pgbench ? "pgbench" : "JDBC loop (pgbench is not installed)";
    }

    double perSecond(Duration span) throws IOException, InterruptedException {
        return pgbench ? byPgbench(span) : byThreads(span);
    }

    private double byPgbench(Duration span) throws IOException, InterruptedException {
        Path script = Files.createTempFile("single-row", ".sql");
        Files.writeString(
                script,
                "\\set id random(1, " + ROWS + ")\nupdate single_row set value = value + 1 where id = :id;\n",
                StandardCharsets.UTF_8);
        Matcher url = Pattern.compile("//(.*):(\\d+)/(.*)").matcher(database.jdbcUrl());
        if (!url.find()) {
            throw new IllegalStateException(database.jdbcUrl());
        }
        ProcessBuilder builder = new ProcessBuilder(
                "pgbench",
                "-n",
                "-f",
                script.toString(),
                "-c",
                String.valueOf(CLIENTS),
                "-j",
                "2",
                "-T",
                String.valueOf(Math.max(1, span.toSeconds())),
                "-h",
                url.group(1),
                "-p",
                url.group(2),
                "-U",
                database.user(),
                url.group(3));
        builder.environment().put("PGPASSWORD", database.password());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Files.delete(script);
        Matcher tps = TPS.matcher(output);
        if (!tps.find()) {
            throw new IllegalStateException("pgbench said: " + output);
        }
        return Double.parseDouble(tps.group(1));
    }

    private double byThreads(Duration span) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long end = System.nanoTime() + span.toNanos();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Thread thread = new Thread(() -> update(end, done));
            thread.start();
            clients.add(thread);
        }
        for (Thread client : clients) {
            client.join();
        }
        return done.get() / (span.toNanos() / 1e9);
    }

    private void update(long end, AtomicLong done) {
        try (Connection connection = database.connect();
                PreparedStatement statement =
                        connection.prepareStatement("update single_row set value = value + 1 where id = ?")) {
            while (System.nanoTime() < end) {
                statement.setInt(1, ThreadLocalRandom.current().nextInt(1, ROWS + 1));
                statement.executeUpdate();
                done.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
