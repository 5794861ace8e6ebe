package io.headroom.support.messaging;

import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.EventType;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends records straight to the broker, for topics whose consumers are idempotent by content: metrics, predictions. */
public final class RecordPublisher {

    private final Sender sender;
    private final String source;
    private final Clock clock;

    RecordPublisher(Sender sender, String source, Clock clock) {
        this.sender = sender;
        this.source = source;
        this.clock = clock;
    }

    /**
     * Returns once the broker has acknowledged every record.
     *
     * @throws ProblemException BROKER_UNAVAILABLE if one was not acknowledged in time; any of them may have arrived
     */
    public void send(List<Outgoing> records) {
        long deadline = sender.deadline();
        List<CompletableFuture<?>> sent = new ArrayList<>(records.size());
        for (Outgoing outgoing : records) {
            CompletableFuture<?> future = sender.send(toRecord(outgoing));
            sent.add(future);
            if (future.isCompletedExceptionally()) {
                break;
            }
        }
        for (CompletableFuture<?> future : sent) {
            Exception failure = Sender.await(future, deadline);
            if (failure != null) {
                throw unavailable(failure);
            }
        }
    }

    private static ProblemException unavailable(@Nullable Exception cause) {
        return new ProblemException(
                CommonError.BROKER_UNAVAILABLE,
                "the message broker did not acknowledge in time: send the request again",
                cause);
    }

    private ProducerRecord<byte[], byte[]> toRecord(Outgoing outgoing) {
        EventType type = EventType.of(outgoing.record().getClass());
        return new ProducerRecord<>(
                type.topic().topicName(),
                null,
                Sender.bytes(outgoing.key()),
                ContractCodec.write(outgoing.record()),
                CloudEvents.headers(UUID.randomUUID().toString(), source, type.ceType(), clock.instant()));
    }
}
