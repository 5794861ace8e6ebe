package io.headroom.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Maps real time to domain time and counts it in steps; the only reader of {@code headroom.time-scale}.
 *
 * <p>At scale s a domain duration d passes in d / s, and the real instant t is the domain instant epoch + (t - epoch) * s.
 * The mapping has no state, so every service and every restart agrees.
 */
public final class DomainTime {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int scale;
    private final Duration step;
    private final long stepMillis;
    private final Clock clock;

    /**
     * Domain time with steps of five domain minutes.
     *
     * @param scale how many times faster than real time the domain runs, at least 1
     */
    public DomainTime(int scale, Clock clock) {
        this(scale, Duration.ofMinutes(5), clock);
    }

    /**
     * Domain time with its own unit of planning.
     *
     * @param scale how many times faster than real time the domain runs, at least 1
     * @param domainStep the unit of planning in domain time
     * @throws IllegalArgumentException if a step or a minute is not a whole number of real milliseconds
     */
    public DomainTime(int scale, Duration domainStep, Clock clock) {
        if (scale < 1) {
            throw new IllegalArgumentException("headroom.time-scale " + scale + " must be at least 1");
        }
        this.scale = scale;
        this.stepMillis = wholeMillis("headroom.step", domainStep, scale);
        this.step = Duration.ofMillis(stepMillis);
        this.clock = clock;
        wholeMillis("a minute", MINUTE, scale);
    }

    private static long wholeMillis(String what, Duration domain, int scale) {
        long millis = domain.toMillis();
        if (millis < scale || millis % scale != 0 || !domain.equals(Duration.ofMillis(millis))) {
            throw new IllegalArgumentException(what + " of " + domain + " at headroom.time-scale " + scale
                    + " must be a whole, positive number of real milliseconds");
        }
        return millis / scale;
    }

    public int scale() {
        return scale;
    }

    /** How long a domain duration takes in reality. */
    public Duration real(Duration domain) {
        return domain.dividedBy(scale);
    }

    /** The real length of a step. */
    public Duration step() {
        return step;
    }

    /** The real length of a domain minute. */
    public Duration minute() {
        return real(MINUTE);
    }

    /** The real length of a domain hour. */
    public Duration hour() {
        return real(Duration.ofHours(1));
    }

    /** The real length of a domain day. */
    public Duration day() {
        return real(Duration.ofDays(1));
    }

    /** The number of the step that holds a real instant; steps are aligned to the Unix epoch. */
    public long stepIndex(Instant real) {
        return Math.floorDiv(real.toEpochMilli(), stepMillis);
    }

    /** The real instant at which a step begins. */
    public Instant stepStart(long index) {
        return Instant.ofEpochMilli(Math.multiplyExact(index, stepMillis));
    }

    /** The real instant now. */
    public Instant now() {
        return clock.instant();
    }

    /** The domain instant of a real one, for calendar features, the hour of a price and budget windows. */
    public Instant toDomain(Instant real) {
        return Instant.EPOCH.plus(Duration.between(Instant.EPOCH, real).multipliedBy(scale));
    }

    /** The real instant of a domain one. */
    public Instant toReal(Instant domain) {
        return Instant.EPOCH.plus(Duration.between(Instant.EPOCH, domain).dividedBy(scale));
    }
}
