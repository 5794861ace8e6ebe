package io.headroom.local;

import java.util.Optional;

/** One process of the suite that the launcher starts, watches and stops. */
interface Part {

    String name();

    int port();

    /** Where its health is asked for; 0 for a part without. */
    default int managementPort() {
        return 0;
    }

    /** Starts it; for a server of the platform this returns when it can be used. */
    void start();

    /** Asks it to end and waits; what does not end in time is killed. */
    void stop();

    /** The running process. */
    Optional<ProcessHandle> process();
}
