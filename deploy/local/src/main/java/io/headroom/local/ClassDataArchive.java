package io.headroom.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The parsed classes of one unpacked jar, which halve its start; they fit exactly one jar and one Java. */
record ClassDataArchive(Path file) {

    /** Training waits for what the running suite leaves over, which may be little for a while. */
    private static final int TRAINING_LIMIT_MIN = 20;

    private static final Path NICE = Path.of("/usr/bin/nice");

    static ClassDataArchive of(Path extractedJar) {
        return new ClassDataArchive(extractedJar.resolveSibling("classes-" + JavaRuntime.version() + ".jsa"));
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** The command with this archive. */
    List<String> used(List<String> command) {
        return with(command, "-XX:SharedArchiveFile=" + file);
    }

    /**
     * Runs the service, at the lowest priority, up to the point where its context stands, and keeps what it loaded.
     *
     * @return what went wrong; empty if the archive is there
     */
    String train(Service service, List<String> command, Map<String, String> environment, Home home)
            throws InterruptedException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Path log = home.log("training-" + service.module());
        home.rotateLog("training-" + service.module());
        List<String> training = atLowestPriority(
                with(with(command, "-Dspring.context.exit=onRefresh"), "-XX:ArchiveClassesAtExit=" + partial));
        Map<String, String> aside = new HashMap<>(environment);
        aside.put("SERVER_PORT", "0");
        aside.put("MANAGEMENT_SERVER_PORT", "0");
        Process process = JvmPart.launch(new JvmPart.Spec(
                service.module(), 0, 0, () -> training, aside, home.workDirectory(service.module()), log));
        try {
            if (!process.waitFor(TRAINING_LIMIT_MIN, TimeUnit.MINUTES)) {
                return "no end after " + TRAINING_LIMIT_MIN + " min, see " + log;
            }
            if (process.exitValue() != 0 || !Files.exists(partial)) {
                return "exit " + process.exitValue() + ", see " + log;
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep " + partial, e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> atLowestPriority(List<String> command) {
        if (!Files.isExecutable(NICE)) {
            return command;
        }
        List<String> longer = new ArrayList<>(List.of(NICE.toString(), "-n", "19"));
        longer.addAll(command);
        return longer;
    }

    private static List<String> with(List<String> command, String flag) {
        List<String> longer = new ArrayList<>(command);
        longer.add(1, flag);
        return longer;
    }
}
