package io.headroom.replay.command;

import io.headroom.replay.run.MisusedException;
import io.headroom.replay.trace.UnreadableTraceException;
import java.io.IOException;
import java.util.List;

/** The entry of {@code ./headroom replay}. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        List<String> asked = List.of(words);
        if (asked.contains("--help") || asked.contains("-h")) {
            System.out.print(Arguments.USAGE);
            return;
        }
        try {
            System.out.print(new ReplayCommand(Arguments.of(asked), Progress.onTerminal()).run());
        } catch (MisusedException | UnreadableTraceException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            fail(e.toString());
        }
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
