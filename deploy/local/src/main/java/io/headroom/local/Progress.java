package io.headroom.local;

import java.io.PrintStream;
import java.util.Locale;

/** A progress bar on one line, ended by a line break when it is full. */
public final class Progress {

    private static final int WIDTH = 30;

    private final PrintStream out;
    private final String what;
    private final int total;
    private int done;

    /**
     * Creates a bar that is not drawn yet.
     *
     * @param total how much there is to do
     */
    public Progress(PrintStream out, String what, int total) {
        this.out = out;
        this.what = what;
        this.total = total;
    }

    /** One more is done. */
    public void advance() {
        at(done + 1);
    }

    /** So many are done; a bar never goes back. */
    public void at(int reached) {
        if (done >= total) {
            return;
        }
        done = Math.min(total, Math.max(done, reached));
        out.print("\r" + bar(what, done, total));
        if (done >= total) {
            out.println();
        }
        out.flush();
    }

    static String bar(String what, int done, int total) {
        int filled = total == 0 ? WIDTH : WIDTH * done / total;
        return String.format(
                Locale.ROOT,
                "%-18s [%s%s] %3d %%",
                what,
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                total == 0 ? 100 : 100 * done / total);
    }
}
