package io.headroom.replay.trace;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The lines of a text file, perhaps compressed with gzip; knows where it is, so that it can refuse what it finds there. */
final class Lines implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** Longer lines are no rows of a trace, and are not to fill the memory. A Prometheus answer is one line, but no table. */
    private static final int LONGEST = 1 << 16;

    private final Path file;
    private final InputStream bytes;
    private final byte[] buffer = new byte[BUFFER];
    private byte[] line = new byte[256];
    private int at;
    private int end;
    private long number;

    private Lines(Path file, InputStream bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    static Lines of(Path file, TraceLimits limits) throws IOException {
        return new Lines(file, bytes(file, limits));
    }

    /** The content of a file, unpacked if it is packed. */
    static InputStream bytes(Path file, TraceLimits limits) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        raw.mark(2);
        boolean packed = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        try {
            return new Counted(packed ? new GZIPInputStream(raw, BUFFER) : raw, limits);
        } catch (ZipException | EOFException e) {
            raw.close();
            throw UnreadableTraceException.at(file, 1, "the compressed file is damaged: " + e.getMessage());
        }
    }

    /**
     * The next line without its end, cut off at the longest length if it is the first (a format may show itself there).
     *
     * @return null after the last
     */
    @Nullable
    String next() throws IOException {
        int length = 0;
        number++;
        while (true) {
            if (at == end && !fill()) {
                return length == 0 ? null : text(length);
            }
            byte next = buffer[at++];
            if (next == '\n') {
                return text(length);
            }
            if (length == LONGEST) {
                if (number == 1) {
                    return text(length);
                }
                throw refuse("the line is longer than " + LONGEST + " characters");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = next;
        }
    }

    private boolean fill() throws IOException {
        try {
            at = 0;
            end = Math.max(0, bytes.read(buffer));
            return end > 0;
        } catch (ZipException | EOFException e) {
            throw refuse("the compressed file is damaged or cut off: " + e.getMessage());
        }
    }

    private String text(int length) {
        int without = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, without, StandardCharsets.UTF_8);
    }

    UnreadableTraceException refuse(String what) {
        return UnreadableTraceException.at(file, number, what);
    }

    /** A number that is not negative; NaN if the cell is empty. */
    double amount(String cell, String column) {
        if (cell.isEmpty()) {
            return Double.NaN;
        }
        double value;
        try {
            value = Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw refuse(column + " " + UnreadableTraceException.quoted(cell) + " is no number");
        }
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw refuse(column + " " + UnreadableTraceException.quoted(cell) + " is not finite and at least 0");
        }
        return value;
    }

    /** An instant in RFC 3339, in seconds since the epoch. */
    long instant(String cell) {
        try {
            return Instant.parse(cell).getEpochSecond();
        } catch (DateTimeException e) {
            throw refuse("time stamp " + UnreadableTraceException.quoted(cell) + " is not like 2026-01-31T08:05:00Z");
        }
    }

    /** The id of a series as it is written in results, so without what would break a table or a line. */
    String id(String cell) {
        if (cell.isEmpty() || cell.length() > 200 || !cell.chars().allMatch(c -> c > ' ' && c != ',' && c != '"')) {
            throw refuse("series id " + UnreadableTraceException.quoted(cell)
                    + " is to have 1 to 200 characters, no blank, comma or quotation mark");
        }
        return cell;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
