package io.headroom.platform;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka node, broker and controller at once, on loopback. With a kept directory its records outlive restarts; as it
 * has no replica, an acknowledged record outlives the death of the process but not that of the disk.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final Path directory;
    private final int port;
    private final boolean temporary;

    private EmbeddedKafka(KafkaRaftServer server, Path directory, int port, boolean temporary) {
        this.server = server;
        this.directory = directory;
        this.port = port;
        this.temporary = temporary;
    }

    /**
     * Starts on a kept directory, formatted if it is new, and returns when clients are served.
     *
     * @param port 0 takes a free one
     */
    public static EmbeddedKafka start(Path directory, int port) {
        return start(directory, port, false);
    }

    /** Starts on a free port and a directory that is deleted on close. */
    public static EmbeddedKafka forTests() {
        EmbeddedKafka kafka = start(Directories.createTemporary("headroom-kafka-"), 0, true);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        return kafka;
    }

    private static EmbeddedKafka start(Path directory, int requestedPort, boolean temporary) {
        Path logs = directory.toAbsolutePath().normalize();
        int port = FreePort.orFind(requestedPort);
        formatIfNew(Directories.create(logs));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties(logs, port), false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new PlatformException("Kafka did not start on port " + port + " with " + logs, e);
        }
        return new EmbeddedKafka(server, logs, port, temporary);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public synchronized void close() {
        server.shutdown();
        server.awaitShutdown();
        if (temporary) {
            Directories.delete(directory);
        }
    }

    private static void formatIfNew(Path logs) {
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(output, true, StandardCharsets.UTF_8))
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(logs.toString())
                    .addDirectory(logs.toString())
                    .run();
        } catch (Exception e) {
            throw new PlatformException("Cannot format " + logs + " for Kafka: " + output, e);
        }
    }

    private static Map<String, Object> properties(Path logs, int port) {
        // Static voters may change their port between starts, so the controller's never collides with anybody's.
        int controllerPort = FreePort.find();
        Map<String, Object> properties = new HashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", NODE_ID);
        properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", logs.toString());
        properties.put("auto.create.topics.enable", false);
        addSingleNode(properties);
        addSmall(properties);
        return properties;
    }

    private static void addSingleNode(Map<String, Object> properties) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.put(topic + ".replication.factor", (short) 1);
            properties.put(topic + ".num.partitions", 3);
        }
        properties.put("transaction.state.log.min.isr", 1);
        properties.put("share.coordinator.state.topic.min.isr", (short) 1);
        properties.put("group.initial.rebalance.delay.ms", 0);
    }

    /** Buffers and threads for one machine that runs everything else too. */
    private static void addSmall(Map<String, Object> properties) {
        properties.put("num.network.threads", 2);
        properties.put("num.io.threads", 4);
        properties.put("background.threads", 2);
        properties.put("log.cleaner.dedupe.buffer.size", 2L << 20);
        properties.put("log.cleaner.io.buffer.size", 128 << 10);
        properties.put("log.index.size.max.bytes", 1 << 20);
    }
}
