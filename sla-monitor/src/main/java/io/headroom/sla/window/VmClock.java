package io.headroom.sla.window;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The event time one VM has reached. Only its own samples move it, so no VM's minutes are closed by another's clock, and
 * which samples are late follows from their order alone, whenever they are read.
 */
final class VmClock {

    private final Minutes minutes;
    private final Duration grace;
    private @Nullable Instant watermark;
    private @Nullable Instant closedUntil;
    private long late;

    /** A clock that has seen nothing yet. */
    VmClock(Minutes minutes, Duration grace) {
        this.minutes = minutes;
        this.grace = grace;
    }

    /** A clock as it was stored. */
    VmClock(Minutes minutes, Duration grace, Instant watermark, Instant closedUntil) {
        this(minutes, grace);
        this.watermark = watermark;
        this.closedUntil = closedUntil;
    }

    /** Whether a sample still counts: its minute has not ended more than the grace ago. */
    boolean accept(Instant at) {
        if (watermark == null || closedUntil == null) {
            watermark = at;
            closedUntil = minutes.of(at);
            return true;
        }
        if (!minutes.endOf(at).isAfter(latest(dueUntil(), closedUntil))) {
            late++;
            return false;
        }
        watermark = latest(watermark, at);
        return true;
    }

    /** Minutes that end no later can no longer change. */
    Instant dueUntil() {
        return minutes.of(watermark().minus(grace));
    }

    Instant watermark() {
        if (watermark == null) {
            throw new IllegalStateException("the clock has seen no sample");
        }
        return watermark;
    }

    Instant closedUntil() {
        return closedUntil == null ? minutes.of(watermark()) : closedUntil;
    }

    /** How many samples came too late since the clock was made. */
    long late() {
        return late;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
