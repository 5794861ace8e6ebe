package io.headroom.sla.terms;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The terms of one VM over a span of time. */
public final class TermsTimeline {

    private final NavigableMap<Instant, Optional<Allocation>> allocations = new TreeMap<>();
    private final NavigableMap<Instant, Optional<Promise>> promises = new TreeMap<>();
    private final NavigableMap<Instant, Optional<Registration>> registrations = new TreeMap<>();

    /** Adds what the VM had from an instant on; nothing if it was gone. */
    public TermsTimeline allocated(Instant from, @Nullable Allocation allocation) {
        allocations.put(from, Optional.ofNullable(allocation));
        return this;
    }

    /** Adds what its tier promised. */
    public TermsTimeline promised(Promise promise) {
        promises.put(promise.effectiveAt(), Optional.of(promise));
        return this;
    }

    /** Adds how it was registered from an instant on; nothing if it was not. */
    public TermsTimeline registered(Instant from, @Nullable Registration registration) {
        registrations.put(from, Optional.ofNullable(registration));
        return this;
    }

    /** What held at an instant. */
    public Terms at(Instant instant) {
        return new Terms(floor(allocations, instant), floor(promises, instant), floor(registrations, instant));
    }

    private static <T> @Nullable T floor(NavigableMap<Instant, Optional<T>> versions, Instant at) {
        Map.Entry<Instant, Optional<T>> entry = versions.floorEntry(at);
        return entry == null ? null : entry.getValue().orElse(null);
    }
}
