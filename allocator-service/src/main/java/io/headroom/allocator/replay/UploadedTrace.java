package io.headroom.allocator.replay;

import io.headroom.replay.Resource;
import io.headroom.replay.trace.TraceLimits;
import io.headroom.replay.trace.Traces;
import io.headroom.support.web.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
        UploadedTrace trace = new UploadedTrace(Files.createTempFile(PREFIX, ".trace"), resource, limits);
        try {
            spool(body, trace.file, properties);
            return trace;
        } catch (IOException | RuntimeException e) {
            trace.close();
            throw e;
        }
    }

    private static void spool(InputStream body, Path file, ReplayProperties properties) throws IOException {
        long limit = properties.uploadLimit().toBytes();
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[64 * 1024];
            long total = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > limit) {
                    throw new ProblemException(
                            ReplayError.TRACE_TOO_LARGE,
                            "the trace is larger than "
                                    + properties.uploadLimit().toMegabytes()
                                    + " MB: compress it with gzip, or send fewer VMs");
                }
                out.write(buffer, 0, read);
            }
        }
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
