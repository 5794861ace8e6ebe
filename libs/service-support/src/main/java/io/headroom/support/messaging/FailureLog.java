package io.headroom.support.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Says in one line which record failed and why, the longer it goes on the more rarely, and when it was given up. */
class FailureLog implements RetryListener {

    private static final Logger log = LoggerFactory.getLogger(FailureLog.class);

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> failed, @Nullable Exception failure, int attempt) {
        if (failure != null && Integer.bitCount(attempt) == 1) {
            log.warn("{} failed, attempt {}, {}: {}", name(failed), attempt, FailureKind.of(failure), why(failure));
        }
    }

    @Override
    public void recovered(ConsumerRecord<?, ?> failed, @Nullable Exception failure) {
        log.warn("{} is a dead letter now: {}", name(failed), failure == null ? "" : why(failure));
    }

    @Override
    public void recoveryFailed(ConsumerRecord<?, ?> failed, @Nullable Exception original, Exception failure) {
        log.warn("{} cannot be dead-lettered and stays: {}", name(failed), failure.toString());
    }

    private static String name(ConsumerRecord<?, ?> failed) {
        return failed.topic() + "-" + failed.partition() + "@" + failed.offset();
    }

    private static String why(Exception failure) {
        return DeadLetters.reason(failure).toString();
    }
}
