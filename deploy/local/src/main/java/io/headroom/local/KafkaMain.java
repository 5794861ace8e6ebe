package io.headroom.local;

import io.headroom.platform.EmbeddedKafka;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The broker's own process: {@code KafkaMain DIRECTORY PORT}, until it is told to end. */
public final class KafkaMain {

    private KafkaMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        new CountDownLatch(1).await();
    }
}
