package io.headroom.sla.window;

import io.headroom.support.DomainTime;
import java.time.Duration;
import java.time.Instant;

/** Cuts time into domain minutes and hours, aligned to the Unix epoch. */
public final class Minutes {

    private final Duration minute;
    private final Duration hour;

    /** The minutes of a domain's time. */
    public Minutes(DomainTime time) {
        this.minute = time.minute();
        this.hour = time.hour();
    }

    /** The real length of a minute. */
    public Duration length() {
        return minute;
    }

    /** The start of the minute that holds an instant. */
    public Instant of(Instant instant) {
        return floor(instant, minute);
    }

    /** The end of the minute that holds an instant. */
    public Instant endOf(Instant instant) {
        return of(instant).plus(minute);
    }

    /** The start of the hour that holds an instant. */
    public Instant hourOf(Instant instant) {
        return floor(instant, hour);
    }

    private static Instant floor(Instant instant, Duration unit) {
        long millis = unit.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), millis) * millis);
    }
}
