package io.headroom.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs: the launcher and its parts in the order they were started. Kept in a file of tab-separated lines so that a
 * later command, or the next launcher after a crash, finds every process.
 */
record SuiteState(Phase phase, ProcessIdentity launcher, List<PartState> parts) {

    private static final String ABSENT = "-";

    /** How far the launcher has come. */
    enum Phase {
        STARTING,
        READY,
        STOPPING
    }

    static Path file(Home home) {
        return home.file("state");
    }

    static Optional<SuiteState> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(Files.readAllLines(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        } catch (RuntimeException e) {
            throw new LaunchException(file + " is damaged: end the processes it names, then remove it", e);
        }
    }

    /** Nothing runs any more. */
    static void forget(Home home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file(home), e);
        }
    }

    void write(Path file) {
        StringBuilder text = new StringBuilder();
        text.append(String.join("\t", "launcher", phase.name(), words(launcher)))
                .append('\n');
        for (PartState part : parts) {
            text.append(String.join(
                            "\t",
                            part.name(),
                            words(part.process()),
                            Integer.toString(part.port()),
                            Integer.toString(part.managementPort()),
                            Integer.toString(part.restarts())))
                    .append('\n');
        }
        PrivateFile.write(file, text.toString());
    }

    private static SuiteState parse(List<String> lines) {
        String[] head = lines.get(0).split("\t", -1);
        List<PartState> parts = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split("\t", -1);
            parts.add(new PartState(
                    words[0],
                    identity(words[1], words[2]),
                    Integer.parseInt(words[3]),
                    Integer.parseInt(words[4]),
                    Integer.parseInt(words[5])));
        }
        ProcessIdentity launcher = new ProcessIdentity(Long.parseLong(head[2]), Long.parseLong(head[3]));
        return new SuiteState(Phase.valueOf(head[1]), launcher, List.copyOf(parts));
    }

    private static String words(@Nullable ProcessIdentity identity) {
        return identity == null ? ABSENT + "\t" + ABSENT : identity.pid() + "\t" + identity.startedMillis();
    }

    private static @Nullable ProcessIdentity identity(String pid, String started) {
        return pid.equals(ABSENT) ? null : new ProcessIdentity(Long.parseLong(pid), Long.parseLong(started));
    }
}
