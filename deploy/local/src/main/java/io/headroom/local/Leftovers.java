package io.headroom.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Ends what a launcher that was killed left running: the processes on record, and no other. */
final class Leftovers {

    private Leftovers() {}

    /** Stops the recorded parts, last started first, and returns how many there were. */
    static int stop(SuiteState state, Consumer<String> log) {
        List<PartState> lastFirst = new ArrayList<>(state.parts());
        Collections.reverse(lastFirst);
        int stopped = 0;
        for (PartState part : lastFirst) {
            ProcessIdentity identity = part.process();
            ProcessHandle process = identity == null ? null : identity.find().orElse(null);
            if (process != null) {
                log.accept("stopping " + part.name() + ", left over from an earlier run");
                Stopping.stop(process, JvmPart.PATIENCE);
                stopped++;
            }
        }
        return stopped;
    }
}
