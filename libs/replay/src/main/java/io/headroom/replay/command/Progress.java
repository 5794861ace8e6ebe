package io.headroom.replay.command;

import java.io.PrintStream;

/** A bar on the terminal, drawn at most once per per cent; where there is no terminal nothing is drawn. */
final class Progress {

    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean shown;
    private String drawn = "";

    Progress(PrintStream out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    static Progress onTerminal() {
        return new Progress(System.err, System.console() != null);
    }

    /** Shows how far it is; the total is negative where it is not known. */
    void at(String what, int done, int total) {
        String bar = total > 0 ? bar(done, total) : "";
        String line = bar + done + (total > 0 ? "/" + total : "") + " " + what;
        if (shown && !line.equals(drawn)) {
            out.print("\r" + line);
            out.flush();
            drawn = line;
        }
    }

    private static String bar(int done, int total) {
        int full = (int) ((long) WIDTH * Math.min(done, total) / total);
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] ";
    }

    /** Removes the bar. */
    void end() {
        if (shown) {
            out.print("\r" + " ".repeat(drawn.length()) + "\r");
            out.flush();
        }
        drawn = "";
    }
}
