package io.headroom.support.messaging;

import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.EventType;
import io.headroom.support.observability.Traces;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends records straight to the broker, for topics whose consumers are idempotent by content: metrics, predictions. */
public final class RecordPublisher {

    private final Sender sender;
    private final String source;
    private final Clock clock;
    private final Traces traces;

    RecordPublisher(Sender sender, String source, Clock clock, Traces traces) {
        this.traces = traces;
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
        if (records.isEmpty()) {
            return;
        }
        String topic = EventType.of(records.get(0).record().getClass()).topic().topicName();
        Exception failure = traces.sending(
                        traces.current(), topic + " send", () -> Optional.ofNullable(sendAll(records)))
                .orElse(null);
        if (failure != null) {
            throw unavailable(failure);
        }
    }

    private @Nullable Exception sendAll(List<Outgoing> records) {
        long deadline = sender.deadline();
        String traceparent = traces.current();
        List<CompletableFuture<?>> sent = new ArrayList<>(records.size());
        for (Outgoing outgoing : records) {
            CompletableFuture<?> future = sender.send(toRecord(outgoing, traceparent));
            sent.add(future);
            if (future.isCompletedExceptionally()) {
                break;
            }
        }
        return sent.stream()
                .map(future -> Sender.await(future, deadline))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static ProblemException unavailable(Exception cause) {
        return new ProblemException(
                CommonError.BROKER_UNAVAILABLE,
                "the message broker did not acknowledge in time: send the request again",
                cause);
    }

    private ProducerRecord<byte[], byte[]> toRecord(Outgoing outgoing, @Nullable String traceparent) {
        EventType type = EventType.of(outgoing.record().getClass());
        return new ProducerRecord<>(
                type.topic().topicName(),
                null,
                Sender.bytes(outgoing.key()),
                ContractCodec.write(outgoing.record()),
                CloudEvents.headers(UUID.randomUUID().toString(), source, type.ceType(), clock.instant(), traceparent));
    }
}
