package io.headroom.replay.trace;

import java.nio.file.Path;

/** A trace that cannot be read; the message names the file, the line and what is wrong with it. */
public class UnreadableTraceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_QUOTE = 60;

    UnreadableTraceException(String message) {
        super(message);
    }

    static UnreadableTraceException at(Path file, long line, String what) {
        return new UnreadableTraceException(file + ", line " + line + ": " + what);
    }

    /** Text from a file as it may be shown: short, and without control characters. */
    static String quoted(String text) {
        String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
