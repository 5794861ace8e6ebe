package io.headroom.local;

import java.time.Instant;
import java.util.Optional;

/**
 * Names one process for good: a process id alone is used again by others.
 *
 * @param startedMillis when it started, in ms since the epoch as the operating system says it
 */
record ProcessIdentity(long pid, long startedMillis) {

    static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), started(process));
    }

    /** The process, if it still lives. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> started(process) == startedMillis);
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
