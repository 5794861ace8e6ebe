package io.headroom.local;

import java.time.Duration;

/** How long a part that keeps dying waits for its next start: 1 s, doubled each time up to 30 s. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofSeconds(60);

    private Duration next = FIRST;

    /** The wait after a life of the given length; a part that lived for a minute starts over with the shortest. */
    Duration afterDeath(Duration lived) {
        if (lived.compareTo(STEADY) >= 0) {
            next = FIRST;
        }
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return wait;
    }
}
