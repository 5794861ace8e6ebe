package io.headroom.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headroom.contracts.Topic;
import io.headroom.contracts.VmChanged;
import io.headroom.platform.EmbeddedKafka;
import io.headroom.support.observability.Traces;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import io.headroom.test.Database;
import io.headroom.test.RecordProbe;
import io.headroom.test.SampleFixture;
import io.headroom.test.Seen;
import io.headroom.test.SuiteTopics;
import io.headroom.test.VmFixture;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A broker that goes away and comes back loses nothing of the outbox and mixes up no key. */
@DisabledIfSystemProperty(named = "headroom.test.containers", matches = "true", disabledReason = "stops its own broker")
class BrokerOutageIT {

    @TempDir
    private Path directory;

    private EmbeddedKafka kafka;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private Sender sender;
    private Outbox outbox;
    private Traces traces;
    private OutboxRelay relay;

    @BeforeEach
    void startRelay() {
        kafka = EmbeddedKafka.start(directory, 0);
        SuiteTopics.create(kafka.bootstrapServers());
        Database database = Database.create();
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/support")
                .load()
                .migrate();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        producers = new DefaultKafkaProducerFactory<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        sender = new Sender(new KafkaTemplate<>(producers), Duration.ofSeconds(2));
        traces = new Traces(Tracer.NOOP, Propagator.NOOP);
        relay = new OutboxRelay(new OutboxShipper(jdbc, transaction, sender, traces, "test"), Duration.ofMillis(100));
        outbox = new Outbox(jdbc, traces, relay::wake);
        relay.start();
    }

    @AfterEach
    void stopRelay() {
        relay.stop();
        producers.destroy();
        kafka.close();
    }

    @Test
    void shipsEveryKeyInOrderOnceTheBrokerIsBack() {
        int port = kafka.port();
        publish(1, 3);
        await().untilAsserted(() -> assertThat(waiting()).isZero());

        kafka.close();
        publish(4, 8);
        assertThatThrownBy(() -> new RecordPublisher(sender, "test", Clock.systemUTC(), traces)
                        .send(List.of(new Outgoing(
                                "t/vm/a", SampleFixture.using("t", "a").at(Instant.EPOCH)))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CommonError.BROKER_UNAVAILABLE));
        assertThat(waiting()).isEqualTo(10);
        kafka = EmbeddedKafka.start(directory, port);

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(waiting()).isZero());
        try (RecordProbe probe = new RecordProbe(kafka.bootstrapServers())) {
            for (String vm : List.of("a", "b")) {
                String key = VmFixture.aVm(vm).of("t").key();
                probe.await(Topic.INVENTORY, seen -> key.equals(seen.key()) && version(seen) == 8);
                assertThat(probe.on(Topic.INVENTORY, seen -> key.equals(seen.key())))
                        .extracting(BrokerOutageIT::version)
                        .isSorted()
                        .contains(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
            }
        }
    }

    private void publish(int from, int to) {
        for (int version = from; version <= to; version++) {
            VmFixture a = VmFixture.aVm("a").of("t").atVersion(version);
            VmFixture b = VmFixture.aVm("b").of("t").atVersion(version);
            transaction.executeWithoutResult(status -> {
                outbox.publish(a.key(), a.changed());
                outbox.publish(b.key(), b.changed());
            });
        }
    }

    private long waiting() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    private static long version(Seen seen) {
        return seen.as(VmChanged.class).version();
    }
}
