package io.headroom.bench.loop;

import io.headroom.local.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The files in which the services write down their spans, some seconds after the fact. */
final class SpanFiles {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long POLL_MS = 500;

    private final Path directory;

    SpanFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads the spans of some traces.
     *
     * @param complete whether these are all spans of a trace
     * @param patience how long to wait for that; what is there after it is returned all the same
     */
    Map<String, List<Span>> read(Set<String> traceIds, Predicate<List<Span>> complete, Duration patience)
            throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, List<Span>> found = read(traceIds);
        while (!allComplete(found, traceIds, complete) && System.nanoTime() < deadline) {
            Pause.ms(POLL_MS);
            found = read(traceIds);
        }
        return found;
    }

    private Map<String, List<Span>> read(Set<String> traceIds) throws IOException {
        Map<String, List<Span>> found = new HashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.flatMap(SpanFiles::span)
                            .filter(span -> traceIds.contains(span.traceId()))
                            .collect(Collectors.groupingBy(Span::traceId))
                            .forEach((trace, spans) -> found.merge(trace, spans, SpanFiles::together));
                }
            }
        }
        return found;
    }

    private static boolean allComplete(
            Map<String, List<Span>> found, Set<String> traceIds, Predicate<List<Span>> complete) {
        return traceIds.stream()
                .map(trace -> found.getOrDefault(trace, List.of()))
                .allMatch(complete);
    }

    /** None for a line that is still being written. */
    private static Stream<Span> span(String line) {
        try {
            return Stream.of(Span.of(JSON.readTree(line)));
        } catch (JacksonException e) {
            return Stream.of();
        }
    }

    private static List<Span> together(List<Span> some, List<Span> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
