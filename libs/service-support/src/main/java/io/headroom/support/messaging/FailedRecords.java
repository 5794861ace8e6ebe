package io.headroom.support.messaging;

import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.FixedBackOff;

/** Gives every consumer the same treatment of failures: retries by kind of failure, then the dead letter. */
class FailedRecords implements ListenerContainerWithDlqAndRetryCustomizer {

    private final ConsumerRecordRecoverer deadLetters;

    FailedRecords(ConsumerRecordRecoverer deadLetters) {
        this.deadLetters = deadLetters;
    }

    @Override
    public void configure(
            AbstractMessageListenerContainer<?, ?> container,
            String destination,
            @Nullable String group,
            @Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> resolver,
            @Nullable BackOff backOff) {
        DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters, new FixedBackOff(0, 0));
        handler.setBackOffFunction((failed, failure) -> FailureKind.of(failure).backOff());
        container.setCommonErrorHandler(handler);
    }

    @Override
    public boolean retryAndDlqInBinding(String destination, @Nullable String group) {
        return false;
    }
}
