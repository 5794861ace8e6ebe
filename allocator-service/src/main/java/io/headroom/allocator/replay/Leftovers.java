package io.headroom.allocator.replay;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes, when the service starts, the traces that a killed one left behind; younger than a day they may be another's. */
@Component
class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration AGE = Duration.ofDays(1);

    private final Clock clock;

    Leftovers(Clock clock) {
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void delete() {
        deleteIn(Path.of(System.getProperty("java.io.tmpdir")));
    }

    void deleteIn(Path directory) {
        Instant before = clock.instant().minus(AGE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, UploadedTrace.PREFIX + "*.trace")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("traces left behind in {} could not be deleted: {}", directory, e.toString());
        }
    }
}
