package io.headroom.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Turns a service into a command; the real one runs its jar, tests run something smaller. */
interface ServiceProgram {

    /** Makes ready what can be made ready once, before any service starts; may take a while and says so. */
    void prepare(Service service, Map<String, String> environment);

    List<String> command(Service service);

    /** Where the process runs. */
    Path directory(Service service);
}
