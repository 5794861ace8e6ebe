package io.headroom.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pair of PostgreSQL and Kafka, started once per JVM with the suite's topics. */
final class Platform {

    private static final Logger log = LoggerFactory.getLogger(Platform.class);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final UnaryOperator<String> jdbcUrl;
    private final String user;
    private final String password;
    private final String bootstrapServers;

    /**
     * A running pair.
     *
     * @param jdbcUrl the URL of a database's name
     * @param user may create databases
     */
    Platform(UnaryOperator<String> jdbcUrl, String user, String password, String bootstrapServers) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.bootstrapServers = bootstrapServers;
    }

    static Platform get() {
        return Holder.PLATFORM;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    Database createDatabase() {
        String name = "it_" + DATABASES.incrementAndGet();
        try (Connection connection = new Database(jdbcUrl.apply("postgres"), user, password).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " cannot be created", e);
        }
        return new Database(jdbcUrl.apply(name), user, password);
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
