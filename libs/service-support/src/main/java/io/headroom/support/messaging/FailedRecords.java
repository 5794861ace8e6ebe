package io.headroom.support.messaging;

import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Gives every consumer the same treatment of failures: retries by kind of failure, then the dead letter, in the database
 * for the operator and on the topic's {@code .dlq} for everybody. If either cannot be written, the record stays.
 */
class FailedRecords implements ListenerContainerWithDlqAndRetryCustomizer {

    private final DeadLetters deadLetters;
    private final ConsumerRecordRecoverer deadLetterTopic;

    FailedRecords(DeadLetters deadLetters, ConsumerRecordRecoverer deadLetterTopic) {
        this.deadLetters = deadLetters;
        this.deadLetterTopic = deadLetterTopic;
    }

    @Override
    public void configure(
            AbstractMessageListenerContainer<?, ?> container,
            String destination,
            @Nullable String group,
            @Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> resolver,
            @Nullable BackOff backOff) {
        ConsumerRecordRecoverer recoverer = (failed, failure) -> {
            deadLetters.add(String.valueOf(group), failed, failure);
            deadLetterTopic.accept(failed, failure);
        };
        DefaultErrorHandler handler = new DefaultErrorHandler(recoverer, new FixedBackOff(0, 0));
        handler.setRetryListeners(new FailureLog());
        handler.setLogLevel(KafkaException.Level.DEBUG);
        handler.setBackOffFunction((failed, failure) -> FailureKind.of(failure).backOff());
        container.setCommonErrorHandler(handler);
    }

    @Override
    public boolean retryAndDlqInBinding(String destination, @Nullable String group) {
        return false;
    }
}
