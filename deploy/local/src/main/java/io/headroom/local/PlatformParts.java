package io.headroom.local;

import io.headroom.platform.EmbeddedPostgres;
import io.headroom.platform.PostgresSettings;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL and Kafka: ours, started as parts, or servers that are there already. */
final class PlatformParts {

    /** For servers of others; kept from the services, which have roles of their own. */
    static final String ADMIN_PASSWORD = "HEADROOM_POSTGRES_ADMIN_PASSWORD";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int KAFKA_HEAP_MIB = 256;
    private static final Duration KAFKA_LIMIT = Duration.ofSeconds(120);

    private final Home home;
    private final @Nullable Part postgres;
    private final @Nullable Part kafka;
    private final Platform platform;

    private PlatformParts(Home home, @Nullable Part postgres, @Nullable Part kafka, Platform platform) {
        this.home = home;
        this.postgres = postgres;
        this.kafka = kafka;
        this.platform = platform;
    }

    static PlatformParts of(Options options, Map<String, String> environment, Home home, Ports ports, Secrets secrets) {
        String url = options.postgresUrl();
        String broker = options.kafka();
        Part postgres = null;
        String server = url;
        String administrator = environment.getOrDefault("HEADROOM_POSTGRES_ADMIN", EmbeddedPostgres.SUPERUSER);
        String password = environment.getOrDefault(ADMIN_PASSWORD, "");
        if (server == null) {
            server = "jdbc:postgresql://" + LOOPBACK + ":" + ports.postgres();
            administrator = EmbeddedPostgres.SUPERUSER;
            password = secrets.postgresSuperuser();
            postgres = new PostgresPart(
                    PostgresSettings.kept(home.file("postgres"), home.cache(), ports.postgres(), password));
        }
        Part kafka = broker == null ? new JvmPart(kafka(home, ports.kafka())) : null;
        String brokers = broker == null ? LOOPBACK + ":" + ports.kafka() : broker;
        return new PlatformParts(home, postgres, kafka, new Platform(server + "/", administrator, password, brokers));
    }

    /** Variables of ports that we do not listen on, because an existing server is used. */
    Set<String> portsOfOthers() {
        return Ports.unneeded(postgres == null, kafka == null);
    }

    /** Starts what is ours and returns when it can be used. */
    Platform start(Supervisor supervisor) {
        // The broker first: it gets going while PostgreSQL, whose start is waited for, lays down its data.
        if (kafka != null) {
            supervisor.start(List.of(kafka));
        }
        if (postgres != null) {
            supervisor.start(List.of(postgres));
        }
        if (kafka != null) {
            awaitListening(kafka);
        }
        return platform;
    }

    private void awaitListening(Part part) {
        long deadline = System.nanoTime() + KAFKA_LIMIT.toNanos();
        while (!listens(part.port())) {
            if (part.process().isEmpty() || System.nanoTime() > deadline) {
                throw new LaunchException(part.name() + " did not start, see " + home.log(part.name()));
            }
            Pause.ms(100);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static JvmPart.Spec kafka(Home home, int port) {
        List<String> command = new ArrayList<>(JavaRuntime.command(KAFKA_HEAP_MIB));
        command.addAll(List.of(
                "-cp",
                classPath(),
                KafkaMain.class.getName(),
                home.file("kafka").toString(),
                Integer.toString(port)));
        home.rotateLog("kafka");
        return new JvmPart.Spec(
                "kafka", port, 0, () -> command, Map.of(), home.workDirectory("kafka"), home.log("kafka"));
    }

    /** Ours, as the broker is one of our own programs; absolute, as it runs in another directory. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
