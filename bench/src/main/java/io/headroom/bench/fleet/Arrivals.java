package io.headroom.bench.fleet;

import io.headroom.contracts.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When a forecast of each VM was first seen since a moment. */
final class Arrivals implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private final Map<String, Long> firstNanos = new HashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    Arrivals(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.PREDICTIONS.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.thread = new Thread(this::read, "arrivals");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    arrived(record, System.nanoTime());
                }
            }
        } catch (WakeupException e) {
            // Closed.
        }
    }

    private void arrived(ConsumerRecord<String, byte[]> record, long nanos) {
        count.incrementAndGet();
        bytes.addAndGet(record.value() == null ? 0 : record.value().length);
        synchronized (this) {
            firstNanos.putIfAbsent(record.key(), nanos);
        }
    }

    /** From now on first ones are noted anew. */
    synchronized void begin() {
        firstNanos.clear();
    }

    /** How many VMs have been seen. */
    synchronized int vms() {
        return firstNanos.size();
    }

    /** When the first VM was seen, by {@link System#nanoTime()}. */
    synchronized Optional<Long> first() {
        return firstNanos.values().stream().min(Long::compare);
    }

    /** When the last VM was seen for the first time. */
    synchronized Optional<Long> last() {
        return firstNanos.values().stream().max(Long::compare);
    }

    /** Forecasts ever seen. */
    long count() {
        return count.get();
    }

    /** Mean bytes of a forecast. */
    double meanBytes() {
        return count.get() == 0 ? Double.NaN : (double) bytes.get() / count.get();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(POLL.toMillis() * 10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
