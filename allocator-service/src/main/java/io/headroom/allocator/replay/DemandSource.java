package io.headroom.allocator.replay;

import io.headroom.replay.trace.Traces;
import java.io.IOException;
import java.util.function.Consumer;

/** Where the demand of a replay comes from; closing it leaves nothing behind. */
interface DemandSource extends AutoCloseable {

    /**
     * Opens it, which may take a while.
     *
     * @param progress is told what is being done
     * @throws io.headroom.replay.trace.UnreadableTraceException if it is none
     */
    Traces open(Consumer<String> progress) throws IOException;

    /** A message about it as its owner may see it. */
    String told(String message);

    @Override
    void close();
}
