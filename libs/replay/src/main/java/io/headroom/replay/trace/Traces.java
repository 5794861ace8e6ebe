package io.headroom.replay.trace;

import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The series of a trace, read one after the other as often as somebody asks. */
public interface Traces {

    /** The steps of all series together, those that nobody asks for among them. */
    Grid grid();

    /** How many series there are; -1 if that is not known before they are read. */
    int size();

    /**
     * Reads the demand of the series that are wanted, in an order that is always the same.
     *
     * @param wanted tells by the id
     * @return how many of them were passed over because they hold no value of the resource
     * @throws UnreadableTraceException if the trace is not what it seems to be
     */
    int read(Predicate<String> wanted, Consumer<Demand> sink) throws IOException;

    /**
     * Opens a trace of any known format, told by what is in it: a directory is Bitbrains', a file that begins with a brace
     * Prometheus', and a table is known by its first line. Files may be compressed with gzip.
     *
     * @throws UnreadableTraceException if there is none, or it is of no known format
     */
    static Traces open(Path path, Resource resource) throws IOException {
        return open(path, resource, TraceLimits.NONE);
    }

    /**
     * Opens a trace from somewhere else, within limits.
     *
     * @throws TraceTooLargeException if it is beyond them; perhaps only when it is read
     */
    static Traces open(Path path, Resource resource, TraceLimits limits) throws IOException {
        if (!Files.exists(path)) {
            throw new UnreadableTraceException("There is no " + path + ": --traces names a trace file or a directory");
        }
        if (Files.isDirectory(path)) {
            return new BitbrainsFiles(BitbrainsFiles.in(path), resource, limits);
        }
        try (Lines lines = Lines.of(path, limits)) {
            String first = lines.next();
            if (first == null) {
                throw UnreadableTraceException.at(path, 1, "the file is empty");
            }
            String start = first.strip();
            if (start.startsWith("{")) {
                return new PrometheusAnswer(path, resource, limits);
            }
            if (start.contains(";")) {
                return new BitbrainsFiles(java.util.List.of(path), resource, limits);
            }
            if (start.startsWith("series_id,")) {
                return new TraceTable(path, resource, limits);
            }
            if (AzureReadings.canRead(start)) {
                return new AzureReadings(path, resource, limits);
            }
            throw UnreadableTraceException.at(
                    path, 1, "no known format begins with " + UnreadableTraceException.quoted(start));
        }
    }
}
