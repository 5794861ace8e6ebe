package io.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headroom.contracts.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process of its own, with real PostgreSQL and Kafka and stand-ins for the services. */
class LauncherIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path root;

    private final Map<String, String> environment = TestPorts.free();
    private Home home;

    @BeforeEach
    void letPostgresIn() throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("HEADROOM_HOME", root.resolve("home").toString());
        home = Home.from(environment, Options.SUITE);
    }

    @AfterEach
    void leaveNothingRunning() {
        new DownCommand(environment).run(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @Test
    void bringsTheSuiteUpKeepsItUpAndTakesOnlyItDown() throws Exception {
        Process bystander = new ProcessBuilder("sleep", "600").start();
        Process launcher = launch();
        awaitReady();
        try {
            layDownDatabasesOfOneOwnerEach();
            layDownTopics();
            showNoSecretOnACommandLine();
            restartADeadService();
            refuseASecondSuiteOnTheSameData();

            List<ProcessHandle> parts = processes(state());
            assertThat(parts).hasSize(7);
            await().atMost(PATIENCE).until(() -> Files.exists(StandInSuite.trainingRecord(home)));
            launcher.destroy();

            assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(parts).noneMatch(ProcessHandle::isAlive);
            assertThat(SuiteState.file(home)).doesNotExist();
            assertThat(StandInSuite.trainingRecord(home)).hasContent("ended");
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void theNextLauncherCleansUpAfterOneThatWasKilledAndLosesNothing() throws Exception {
        Process killed = launch();
        awaitReady();
        try (Connection connection = connect(Service.QOS)) {
            connection.createStatement().execute("create table kept as select 5 as n");
        }
        List<ProcessHandle> orphans = processes(state());
        killed.destroyForcibly().waitFor();
        assertThat(orphans).allMatch(ProcessHandle::isAlive);

        launch();
        awaitReady();

        assertThat(orphans).noneMatch(ProcessHandle::isAlive);
        try (Connection connection = connect(Service.QOS);
                ResultSet rows = connection.createStatement().executeQuery("select n from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(5);
        }
    }

    @Test
    void downStopsWhatAKilledLauncherLeft() throws Exception {
        Process killed = launch();
        awaitReady();
        List<ProcessHandle> orphans = processes(state());
        killed.destroyForcibly().waitFor();

        String said = output(out -> new DownCommand(environment).run(out));

        assertThat(said).contains("stopped 7 processes");
        assertThat(orphans).noneMatch(ProcessHandle::isAlive);
        assertThat(output(out -> new StatusCommand(environment).run(out))).contains("Nothing runs");
    }

    private void layDownDatabasesOfOneOwnerEach() throws SQLException {
        for (Service service : Service.values()) {
            try (Connection own = connect(service)) {
                own.createStatement().execute("create schema if not exists own");
            }
        }
        assertThatThrownBy(() -> DriverManager.getConnection(
                        jdbcUrl(Service.QOS),
                        Service.SLA.database(),
                        Secrets.in(home).database(Service.SLA)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    private void layDownTopics() throws Exception {
        try (Admin admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + environment.get("HEADROOM_KAFKA_PORT")))) {
            Set<String> names = admin.listTopics().names().get();
            for (Topic topic : Topic.values()) {
                assertThat(names).contains(topic.topicName(), topic.deadLetterTopic());
            }
            assertThat(admin.describeTopics(names).allTopicNames().get().values())
                    .allMatch(topic -> topic.partitions().size() == Topic.PARTITIONS);
        }
    }

    private void showNoSecretOnACommandLine() {
        Secrets secrets = Secrets.in(home);
        List<String> all = new ArrayList<>(List.of(secrets.postgresSuperuser(), secrets.development()));
        for (Service service : Service.values()) {
            all.add(secrets.database(service));
            all.add(secrets.client(service));
        }
        for (ProcessHandle process : processes(state())) {
            assertThat(process.info().commandLine().orElse("")).doesNotContain(all);
        }
    }

    private void restartADeadService() {
        PartState before = part("qos-service");
        process(before).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE)
                .until(() -> part("qos-service").restarts() == 1
                        && process(part("qos-service")).isPresent());
        assertThat(part("qos-service").process()).isNotEqualTo(before.process());
        await().atMost(PATIENCE)
                .until(
                        () -> output(out -> new StatusCommand(environment).run(out)),
                        text -> text.lines().anyMatch(line -> line.matches("qos-service +UP +\\d+ +\\d+ +1 .*")));
    }

    private void refuseASecondSuiteOnTheSameData() throws Exception {
        Process second = launch();

        assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("READY http://localhost:")
                .contains("runs already");
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        JavaRuntime.executable(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandInSuite.class.getName())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        Files.createDirectories(root).resolve("launcher.log").toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitReady() {
        await().atMost(PATIENCE)
                .until(() -> SuiteState.read(SuiteState.file(home))
                        .filter(state -> state.phase() == SuiteState.Phase.READY
                                && state.launcher().find().isPresent())
                        .isPresent());
    }

    private SuiteState state() {
        return SuiteState.read(SuiteState.file(home)).orElseThrow();
    }

    private PartState part(String name) {
        return state().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<ProcessHandle> processes(SuiteState state) {
        return state.parts().stream().flatMap(part -> process(part).stream()).toList();
    }

    private static Optional<ProcessHandle> process(PartState part) {
        return Optional.ofNullable(part.process()).flatMap(ProcessIdentity::find);
    }

    private Connection connect(Service service) throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl(service), service.database(), Secrets.in(home).database(service));
    }

    private String jdbcUrl(Service service) {
        return "jdbc:postgresql://127.0.0.1:" + environment.get("HEADROOM_POSTGRES_PORT") + "/" + service.database();
    }

    private static String output(Consumer<PrintStream> command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        command.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
