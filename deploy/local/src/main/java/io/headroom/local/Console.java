package io.headroom.local;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the launcher says: to the person waiting, until the suite is ready, and always to its log. */
final class Console {

    private final PrintStream terminal;
    private final PrintStream log;

    /** Creates a console on standard output (the person) and standard error (the log). */
    Console() {
        this(System.out, System.err);
    }

    Console(PrintStream terminal, PrintStream log) {
        this.terminal = terminal;
        this.log = log;
    }

    /** Tells the person who waits, and the log. */
    void say(String message) {
        terminal.println(message);
        terminal.flush();
        note(message);
    }

    /** Tells the log only. */
    void note(String message) {
        log.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + message);
    }

    /** The person has been answered: from now on nobody reads what would be printed there. */
    void closeTerminal() {
        terminal.close();
    }
}
