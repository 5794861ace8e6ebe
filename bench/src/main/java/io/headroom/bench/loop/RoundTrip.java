package io.headroom.bench.loop;

import io.headroom.local.LaunchException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The peer: one record through the same broker and nothing else, written with {@code acks=all} and read again. */
final class RoundTrip implements AutoCloseable {

    private static final String TOPIC = "bench-round-trip";
    private static final long LONGEST_SECONDS = 10;

    private final KafkaProducer<byte[], byte[]> producer;
    private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
    private final Tap tap;

    RoundTrip(String bootstrapServers) {
        createTopic(bootstrapServers);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.tap = new Tap(bootstrapServers, TOPIC, (record, nanos) -> arrivals.add(nanos));
    }

    /** Milliseconds from before the record is sent until it is read; infinite if it is not within 10 s. */
    double once(byte[] payload) throws InterruptedException, ExecutionException {
        arrivals.clear();
        long began = System.nanoTime();
        producer.send(new ProducerRecord<>(TOPIC, payload)).get();
        return Optional.ofNullable(arrivals.poll(LONGEST_SECONDS, TimeUnit.SECONDS))
                .map(arrived -> (arrived - began) / 1e6)
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static void createTopic(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new LaunchException("The broker does not create " + TOPIC + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        tap.close();
        producer.close();
    }
}
