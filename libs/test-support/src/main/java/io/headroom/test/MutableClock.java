package io.headroom.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until the test moves it. */
public final class MutableClock extends Clock {

    private final Hands hands;
    private final ZoneId zone;

    /** A clock that shows an instant. */
    public MutableClock(Instant now) {
        this(new Hands(now), ZoneOffset.UTC);
    }

    private MutableClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /** Moves the clock on and returns what it shows then. */
    public Instant advance(Duration by) {
        Instant moved = hands.now.plus(by);
        hands.now = moved;
        return moved;
    }

    /** Sets the clock, also back. */
    public void set(Instant instant) {
        hands.now = instant;
    }

    @Override
    public Instant instant() {
        return hands.now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MutableClock(hands, other);
    }

    /** What all zones of one clock share; the test's thread moves it, the service's threads read it. */
    private static final class Hands {

        private volatile Instant now;

        Hands(Instant now) {
            this.now = now;
        }
    }
}
