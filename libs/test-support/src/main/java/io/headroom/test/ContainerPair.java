package io.headroom.test;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The pair as containers, set up as the embedded one is: the same collation, room for as many connections, nothing
 * synced; Testcontainers removes them when the JVM ends.
 */
final class ContainerPair {

    private static final String POSTGRES_IMAGE = "postgres:17";
    private static final String KAFKA_IMAGE = "apache/kafka:4.1.0";

    /** As the embedded server is laid down: names sort by their bytes. */
    private static final String POSTGRES_LOCALE =
            "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8";

    private static final String POSTGRES_COMMAND = "postgres -c fsync=off -c synchronous_commit=off"
            + " -c full_page_writes=off -c max_connections=200 -c timezone=UTC";

    private ContainerPair() {}

    @SuppressWarnings("resource") // they live as long as the JVM
    static Platform start() {
        PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withDatabaseName("postgres")
                .withEnv("POSTGRES_INITDB_ARGS", POSTGRES_LOCALE)
                .withCommand(POSTGRES_COMMAND);
        postgres.start();
        KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        return new Platform(
                postgres.getHost(),
                postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                postgres.getUsername(),
                postgres.getPassword(),
                kafka.getBootstrapServers());
    }
}
