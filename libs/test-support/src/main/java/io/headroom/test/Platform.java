package io.headroom.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pair of PostgreSQL and Kafka, started once per JVM with the suite's topics.
 *
 * @param user may create databases
 */
record Platform(String postgresHost, int postgresPort, String user, String password, String bootstrapServers) {

    private static final Logger log = LoggerFactory.getLogger(Platform.class);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    static Platform get() {
        return Holder.PLATFORM;
    }

    Database createDatabase() {
        String name = "it_" + DATABASES.incrementAndGet();
        String url = "jdbc:postgresql://" + postgresHost + ":" + postgresPort + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " cannot be created", e);
        }
        return new Database(name, user, password, new Link(postgresHost, postgresPort));
    }

    private static final class Holder {

        static final Platform PLATFORM = start();

        private static Platform start() {
            boolean containers = Boolean.getBoolean("headroom.test.containers");
            log.info(
                    "Integration tests run on {}",
                    containers ? "containers (Testcontainers)" : "the embedded PostgreSQL and Kafka");
            Platform platform = containers ? ContainerPair.start() : EmbeddedPair.start();
            SuiteTopics.create(platform.bootstrapServers());
            return platform;
        }
    }
}
