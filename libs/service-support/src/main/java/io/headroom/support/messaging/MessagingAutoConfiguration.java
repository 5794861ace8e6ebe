package io.headroom.support.messaging;

import io.headroom.support.Chore;
import io.headroom.support.observability.Traces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.transaction.support.TransactionTemplate;

/** Records in and out of Kafka for every service that has a database. */
@AutoConfiguration(
        after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnBean(JdbcClient.class)
class MessagingAutoConfiguration {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int ANY_PARTITION = -1;

    @Bean
    @SuppressWarnings("unchecked") // the suite's defaults set byte array serialisers
    Sender sender(KafkaTemplate<?, ?> kafka, @Value("${headroom.publish-timeout:PT5S}") Duration timeout) {
        return new Sender((KafkaTemplate<byte[], byte[]>) kafka, timeout);
    }

    @Bean
    RecordPublisher recordPublisher(
            Sender sender, @Value("${headroom.service}") String service, Clock clock, Traces traces) {
        return new RecordPublisher(sender, service, clock, traces);
    }

    @Bean
    OutboxShipper outboxShipper(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Sender sender,
            Traces traces,
            @Value("${headroom.service}") String service) {
        return new OutboxShipper(jdbc, transaction, sender, traces, service);
    }

    @Bean
    OutboxRelay outboxRelay(OutboxShipper shipper) {
        return new OutboxRelay(shipper, POLL);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, Traces traces, OutboxRelay relay) {
        return new Outbox(jdbc, traces, relay::wake);
    }

    @Bean
    Inbox inbox(JdbcClient jdbc) {
        return new Inbox(jdbc);
    }

    @Bean
    RecordListeners recordListeners(Traces traces) {
        return new RecordListeners(traces);
    }

    @Bean(RawBatchConverter.BEAN_NAME)
    RawBatchConverter rawBatchConverter() {
        return new RawBatchConverter();
    }

    @Bean
    DeadLetters deadLetters(JdbcClient jdbc, @Value("${headroom.service}") String service) {
        return new DeadLetters(jdbc, service);
    }

    @Bean
    FailedRecords failedRecords(DeadLetters deadLetters, KafkaTemplate<?, ?> kafka) {
        return new FailedRecords(
                deadLetters,
                new DeadLetterPublishingRecoverer(
                        kafka, (failed, failure) -> new TopicPartition(failed.topic() + ".dlq", ANY_PARTITION)));
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    DeadLetterController deadLetterController(
            DeadLetters deadLetters,
            BindingServiceProperties bindings,
            BeanFactory beans,
            @Value("${headroom.service}") String service) {
        return new DeadLetterController(deadLetters, new DeadLetterReplay(bindings, beans), service);
    }

    @Bean
    TopicCheck topicCheck(KafkaAdmin admin) {
        return new TopicCheck(admin);
    }

    @Bean
    MeterBinder messagingMeters(JdbcClient jdbc, DeadLetters deadLetters) {
        return registry -> {
            TimeGauge.builder("headroom.outbox.oldest", jdbc, TimeUnit.SECONDS, OutboxShipper::oldestAgeSeconds)
                    .description("Age of the oldest record that waits to be shipped")
                    .register(registry);
            Gauge.builder("headroom.dead.letters", deadLetters, DeadLetters::waiting)
                    .description("Dead letters that wait for an operator")
                    .register(registry);
        };
    }

    @Bean
    Chore forgetInbox() {
        return new Chore("delete from inbox where received_at < now() - interval '45 days'");
    }

    @Bean
    Chore forgetDeadLetters() {
        return new Chore(
                "delete from dead_letter where state <> 'WAITING' and resolved_at < now() - interval '30 days'");
    }
}
