package io.headroom.allocator.replay;

import io.headroom.replay.Resource;
import io.headroom.replay.trace.TraceLimits;
import io.headroom.replay.trace.Traces;
import io.headroom.support.web.ProblemException;
import io.headroom.support.web.SpooledBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trace that was sent here, spooled to a file until it is closed. */
record UploadedTrace(Path file, Resource resource, TraceLimits limits) implements DemandSource {

    static final String PREFIX = "headroom-replay-";

    private static final Logger LOG = LoggerFactory.getLogger(UploadedTrace.class);

    /**
     * Spools a trace.
     *
     * @throws ProblemException TRACE_TOO_LARGE
     */
    static UploadedTrace receive(InputStream body, Resource resource, ReplayProperties properties) throws IOException {
        TraceLimits limits = new TraceLimits(properties.unpackedLimit().toBytes(), properties.vms());
        Path file = Files.createTempFile(PREFIX, ".trace");
        SpooledBody.write(
                body,
                file,
                properties.uploadLimit().toBytes(),
                () -> new ProblemException(
                        ReplayError.TRACE_TOO_LARGE,
                        "the trace is larger than " + properties.uploadLimit().toMegabytes()
                                + " MB: compress it with gzip, or send fewer VMs"));
        return new UploadedTrace(file, resource, limits);
    }

    @Override
    public Traces open(Consumer<String> progress) throws IOException {
        progress.accept("reading the trace");
        return Traces.open(file, resource, limits);
    }

    @Override
    public String told(String message) {
        return message.replace(file.toString(), "the trace");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", file, e.toString());
        }
    }
}
