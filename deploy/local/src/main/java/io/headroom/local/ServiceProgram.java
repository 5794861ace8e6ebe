package io.headroom.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Turns a service into a command; the real one runs its jar, tests run something smaller. */
interface ServiceProgram {

    /** Makes ready what the service cannot start without. */
    void prepare(Service service);

    /**
     * Makes the service's next start quicker, beside the running suite; does nothing if that was done before.
     *
     * @throws InterruptedException if the suite is to stop; nothing half done is left behind
     */
    void quickenNextStart(Service service, Map<String, String> environment) throws InterruptedException;

    List<String> command(Service service);

    /** Where the process runs. */
    Path directory(Service service);
}
