package io.headroom.support.messaging;

import io.headroom.contracts.UnreadableMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * Takes a polled batch, reads it, hands it on and acknowledges it; what fails is named by its index, so that it alone is
 * tried again or dead-lettered.
 */
class BatchConsumer implements Consumer<Message<List<byte[]>>> {

    private final RecordReader reader;
    private final Consumer<List<Received<Record>>> handler;

    BatchConsumer(RecordReader reader, Consumer<List<Received<Record>>> handler) {
        this.reader = reader;
        this.handler = handler;
    }

    @Override
    public void accept(Message<List<byte[]>> message) {
        List<ConsumerRecord<byte[], byte[]>> raw = raw(message);
        List<Received<Record>> readable = new ArrayList<>(raw.size());
        UnreadableMessageException poison = readUpToPoison(raw, readable);
        if (!readable.isEmpty()) {
            handle(readable);
        }
        if (poison != null) {
            throw failed(poison, readable.size());
        }
        Acknowledgment acknowledgment = message.getHeaders().get(KafkaHeaders.ACKNOWLEDGMENT, Acknowledgment.class);
        if (acknowledgment != null) {
            acknowledgment.acknowledge();
        }
    }

    @SuppressWarnings("unchecked") // the converter that this module configures puts exactly this
    private static List<ConsumerRecord<byte[], byte[]>> raw(Message<List<byte[]>> message) {
        Object raw = message.getHeaders().get(KafkaHeaders.RAW_DATA);
        if (!(raw instanceof List<?> records)) {
            throw new IllegalStateException("no raw records in the message: is the binding's converter "
                    + RawBatchConverter.BEAN_NAME + " and its batch-mode on?");
        }
        return (List<ConsumerRecord<byte[], byte[]>>) records;
    }

    private @Nullable UnreadableMessageException readUpToPoison(
            List<ConsumerRecord<byte[], byte[]>> raw, List<Received<Record>> readable) {
        for (ConsumerRecord<byte[], byte[]> one : raw) {
            try {
                readable.add(reader.read(one));
            } catch (UnreadableMessageException e) {
                return e;
            }
        }
        return null;
    }

    /** Hands over all at once; if that fails for good, one by one, to find the record that is to blame. */
    private void handle(List<Received<Record>> records) {
        try {
            handler.accept(records);
        } catch (RuntimeException e) {
            if (records.size() == 1 || FailureKind.of(e) == FailureKind.UNAVAILABLE) {
                throw failed(e, 0);
            }
            for (int i = 0; i < records.size(); i++) {
                handleOne(records.get(i), i);
            }
        }
    }

    private void handleOne(Received<Record> record, int index) {
        try {
            handler.accept(List.of(record));
        } catch (RuntimeException e) {
            throw failed(e, index);
        }
    }

    private static BatchListenerFailedException failed(RuntimeException cause, int index) {
        return new BatchListenerFailedException(String.valueOf(cause.getMessage()), cause, index);
    }
}
