package io.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single functions of ./headroom, sourced from the real script and pointed at a project of the test. */
class HeadroomScriptTest {

    private static final Path SCRIPT =
            Path.of("../../headroom").toAbsolutePath().normalize();

    @TempDir
    Path project;

    @BeforeEach
    void layOutAProject() throws IOException {
        write("pom.xml", "<project/>");
        write("gateway/src/main/java/Gateway.java", "class Gateway {}");
    }

    @Test
    void theStampStaysWhileNothingChanges() throws Exception {
        String stamp = stamp();

        write("gateway/target/classes/Gateway.class", "built");
        write("gateway/src/test/java/GatewayTest.java", "class GatewayTest {}");
        write(".headroom/suite/src/main/x", "data");
        write("docs/architecture.md", "words");

        assertThat(stamp()).isEqualTo(stamp);
    }

    @Test
    void theStampFollowsEachSource() throws Exception {
        String stamp = stamp();

        write("gateway/src/main/java/Gateway.java", "class Gateway { }");
        String changed = stamp();
        write("gateway/src/main/resources/application.yml", "a: b");
        String added = stamp();
        Files.move(
                project.resolve("gateway/src/main/java/Gateway.java"),
                project.resolve("gateway/src/main/java/Door.java"));
        String renamed = stamp();
        write("pom.xml", "<project></project>");

        assertThat(stamp()).isNotIn(stamp, changed, added, renamed);
        assertThat(changed).isNotEqualTo(stamp);
        assertThat(added).isNotEqualTo(changed);
        assertThat(renamed).isNotEqualTo(added);
    }

    @Test
    void theMeasurementsHaveAStampOfTheirOwn() throws Exception {
        write("bench/pom.xml", "<project/>");
        write("libs/planning/src/main/java/Planner.java", "class Planner {}");
        write("deploy/local/pom.xml", "<project/>");
        String suite = stamp();
        String bench = run("bench_stamp");

        write("bench/src/main/java/Bench.java", "class Bench {}");
        String measurementChanged = run("bench_stamp");
        write("libs/planning/src/main/java/Planner.java", "class Planner { }");
        String libraryChanged = run("bench_stamp");

        assertThat(bench).matches("[0-9a-f]{16}");
        assertThat(measurementChanged).isNotEqualTo(bench);
        assertThat(libraryChanged).isNotEqualTo(measurementChanged);
        Files.writeString(project.resolve("libs/planning/src/main/java/Planner.java"), "class Planner {}");
        assertThat(stamp()).isEqualTo(suite);
    }

    @Test
    void isBuiltOnlyWithTheStampAndEveryModulesJar() throws Exception {
        write("deploy/local/target/build.stamp", "abc\n");
        for (Service service : Service.values()) {
            write(service.module() + "/target/x.jar", "");
        }
        write("deploy/local/target/headroom-local.jar", "");
        assertThat(run("is_built abc && echo yes")).isEqualTo("yes");
        assertThat(run("is_built other || echo no")).isEqualTo("no");

        Files.delete(project.resolve("sla-monitor/target/x.jar"));

        assertThat(run("is_built abc || echo no")).isEqualTo("no");
    }

    @Test
    void takesTheNewestJdkAndNoneThatIsTooOld() throws Exception {
        jdk("eleven", "11.0.2");
        jdk("seventeen", "17.0.15");
        jdk("twentyone", "21");
        write("jre/release", "JAVA_VERSION=\"25\"");

        assertThat(run("jdk_candidates() { ls -d $project/*/; }; newest_jdk"))
                .isEqualTo(project.resolve("twentyone") + "/");
        assertThat(run("jdk_candidates() { say $project/eleven; say $project/jre; }; newest_jdk"))
                .isEmpty();
    }

    @Test
    void printsTheOneCommandThatInstallsWhatIsMissing() throws Exception {
        String said = run("apt-get() { :; }; (install_package 'Maven 3.8 or newer' maven) 2>&1 || true");

        assertThat(said).startsWith("Headroom needs Maven 3.8 or newer: ").endsWith("apt-get install -y maven");
    }

    @Test
    void theReplayIsBuiltAnewOnlyWhenWhatItRestsOnChanges() throws Exception {
        write("libs/replay/pom.xml", "<project/>");
        write("libs/forecasting/src/main/java/Model.java", "class Model {}");
        write("libs/planning/src/main/java/Planner.java", "class Planner {}");
        String replay = run("replay_stamp");

        write("qos-service/src/main/java/Tier.java", "class Tier { int changed; }");
        String elsewhere = run("replay_stamp");
        write("libs/forecasting/src/main/java/Model.java", "class Model { }");
        String libraryChanged = run("replay_stamp");

        assertThat(replay).matches("[0-9a-f]{16}").isEqualTo(elsewhere).isNotEqualTo(libraryChanged);
    }

    @Test
    void saysThatACommandIsUnknown() throws Exception {
        assertThat(run("(main frobnicate) 2>&1 || echo exit $?"))
                .contains("Usage: ./headroom COMMAND")
                .endsWith("Unknown command 'frobnicate'\nexit 1");
    }

    @Test
    void passesOnWhatTheLauncherSaysUntilItIsReady() throws Exception {
        String said = run("home=$project/h; launch() { say \"$*\"; say READY http://x in 1 s; say later; };"
                + " start_suite demo --time-scale 60; echo returned $?");

        assertThat(said).isEqualTo("demo --time-scale 60\nREADY http://x in 1 s\nreturned 0");
    }

    @Test
    void failsAndNamesTheLogWhenTheLauncherEndsUnready() throws Exception {
        String said = run("home=$project/h; launch() { say qos-service died; say trace >&2; };"
                + " (start_suite suite) 2>&1 || echo exit $?");

        Path log = project.resolve("h/suite/logs/launcher.log");
        assertThat(said).isEqualTo("qos-service died\nThe suite is not up, see " + log + "\nexit 1");
        assertThat(log).hasContent("trace");
    }

    private String stamp() throws Exception {
        String stamp = run("source_stamp");
        assertThat(stamp).matches("[0-9a-f]{16}");
        return stamp;
    }

    private void jdk(String name, String version) throws IOException {
        write(name + "/release", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path javac = write(name + "/bin/javac", "");
        assertThat(javac.toFile().setExecutable(true)).isTrue();
    }

    private Path write(String path, String content) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private String run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source \"$1\"; project=\"$2\"; set --; " + command,
                        "test",
                        SCRIPT.toString(),
                        project.toString())
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(Set.of("CI", "HEADROOM_HOME"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
