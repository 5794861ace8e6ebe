package io.headroom.support.messaging;

import io.headroom.support.observability.Traces;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.transaction.support.TransactionTemplate;

/** Records in and out of Kafka for every service that has a database. */
@AutoConfiguration(
        after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnBean(JdbcClient.class)
class MessagingAutoConfiguration {

    private static final Duration POLL = Duration.ofMillis(500);

    @Bean
    @SuppressWarnings("unchecked") // the suite's defaults set byte array serialisers
    Sender sender(KafkaTemplate<?, ?> kafka, @Value("${headroom.publish-timeout:PT5S}") Duration timeout) {
        return new Sender((KafkaTemplate<byte[], byte[]>) kafka, timeout);
    }

    @Bean
    RecordPublisher recordPublisher(Sender sender, @Value("${headroom.service}") String service, Clock clock) {
        return new RecordPublisher(sender, service, clock);
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
    FailedRecords failedRecords(KafkaTemplate<?, ?> kafka) {
        return new FailedRecords(new DeadLetterPublishingRecoverer(
                kafka, (failed, failure) -> new TopicPartition(failed.topic() + ".dlq", -1)));
    }
}
