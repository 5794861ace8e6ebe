package io.headroom.sla.terms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * Knows whether old records are still being read, after a start or a replay: until the terms are current no minute may be
 * judged, and until the samples are current no VM may be called silent.
 */
@Component
public class CatchUp {

    private final Clock clock;
    private final CatchUpProperties properties;
    private final AtomicReference<Instant> termsHeld;
    private final AtomicReference<Instant> samplesHeld;

    CatchUp(Clock clock, CatchUpProperties properties) {
        this.clock = clock;
        this.properties = properties;
        Instant started = clock.instant().plus(properties.hold());
        this.termsHeld = new AtomicReference<>(started);
        this.samplesHeld = new AtomicReference<>(started);
    }

    void termsArrived(Instant recordedAt) {
        hold(termsHeld, recordedAt);
    }

    /** A sample came in that the broker recorded at an instant. */
    public void sampleArrived(Instant recordedAt) {
        hold(samplesHeld, recordedAt);
    }

    /** Whether what is in force is known up to now. */
    public boolean termsCurrent() {
        return !clock.instant().isBefore(termsHeld.get());
    }

    /** Whether the samples that were sent have been read. */
    public boolean samplesCurrent() {
        return !clock.instant().isBefore(samplesHeld.get());
    }

    private void hold(AtomicReference<Instant> until, Instant recordedAt) {
        Instant now = clock.instant();
        if (Duration.between(recordedAt, now).compareTo(properties.old()) > 0) {
            until.set(now.plus(properties.hold()));
        }
    }
}
