package io.headroom.support.messaging;

import io.headroom.contracts.EventType;
import io.headroom.contracts.Topic;
import io.headroom.support.observability.Traces;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/**
 * Makes the consumers of a service's topics: a bean {@code Consumer<Message<List<byte[]>>>} per topic, bound by its name.
 *
 * <p>A record that cannot be read or processed goes to the topic's {@code .dlq} alone, and the partition moves on; while
 * the database or the broker is away, records wait. A record may come again: handlers are idempotent.
 */
public final class RecordListeners {

    private final Traces traces;

    RecordListeners(Traces traces) {
        this.traces = traces;
    }

    /**
     * Consumes one type of record, a polled batch at a time.
     *
     * @param handler stores a whole batch in one transaction; gets tombstones too if the topic is compacted. If it fails
     *     for good it is called again for each record by itself
     */
    public <T extends Record> Consumer<Message<List<byte[]>>> batch(
            Class<T> type, Consumer<List<Received<T>>> handler) {
        Topic topic = EventType.of(type).topic();
        return new BatchConsumer(new RecordReader(topic), records -> {
            List<Received<T>> wanted = records.stream()
                    .filter(received -> received.value() == null || type.isInstance(received.value()))
                    .map(RecordListeners::<T>typed)
                    .toList();
            if (!wanted.isEmpty()) {
                traces.receiving(
                        wanted.get(0).traceparent(), topic.topicName() + " receive", () -> handler.accept(wanted));
            }
        });
    }

    /** Consumes a topic record by record, each by the handler of its type; types without a handler are passed over. */
    public Dispatch each(Topic topic) {
        return new Dispatch(topic, traces);
    }

    @SuppressWarnings("unchecked") // the caller has looked at the value's type
    static <T extends Record> Received<T> typed(Received<Record> received) {
        return (Received<T>) (Received<?>) received;
    }
}
