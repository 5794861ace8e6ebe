package io.headroom.support.messaging;

import io.headroom.contracts.EventType;
import io.headroom.contracts.Topic;
import io.headroom.support.observability.Traces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/** A topic's consumer with a handler per type of record; each record is handled in its own trace and transaction. */
public final class Dispatch implements Consumer<Message<List<byte[]>>> {

    private final Topic topic;
    private final Traces traces;
    private final Map<Class<?>, Consumer<Received<Record>>> handlers = new HashMap<>();
    private Consumer<Received<Record>> tombstones = received -> {};

    Dispatch(Topic topic, Traces traces) {
        this.topic = topic;
        this.traces = traces;
    }

    /**
     * Handles one type of record.
     *
     * @throws IllegalArgumentException if the type does not travel on this topic
     */
    public <T extends Record> Dispatch on(Class<T> type, Consumer<Received<T>> handler) {
        if (EventType.of(type).topic() != topic) {
            throw new IllegalArgumentException(type.getSimpleName() + " is no record of " + topic.topicName());
        }
        handlers.put(type, received -> handler.accept(RecordListeners.typed(received)));
        return this;
    }

    /** Handles the removal of a key from a compacted topic. */
    public Dispatch onTombstone(Consumer<Received<Record>> handler) {
        tombstones = handler;
        return this;
    }

    @Override
    public void accept(Message<List<byte[]>> message) {
        new BatchConsumer(new RecordReader(topic), records -> records.forEach(this::handle)).accept(message);
    }

    private void handle(Received<Record> received) {
        Record value = received.value();
        Consumer<Received<Record>> handler =
                value == null ? tombstones : handlers.getOrDefault(value.getClass(), ignored -> {});
        traces.receiving(received.traceparent(), topic.topicName() + " receive", () -> handler.accept(received));
    }
}
