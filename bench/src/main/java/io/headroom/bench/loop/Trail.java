package io.headroom.bench.loop;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The hops that every surge takes, from the gateway to the report of what was applied. */
final class Trail {

    static final List<String> HOPS = List.of(
            "gateway http post /api/v1/metrics",
            "forecast-service http post /api/v1/metrics",
            "forecast-service metrics send",
            "forecast-service metrics receive",
            "forecast-service surge forecast",
            "forecast-service predictions send",
            "allocator-service predictions receive",
            "allocator-service plan",
            "allocator-service allocation-commands send",
            "allocator-service allocation-commands receive",
            "allocator-service provider apply",
            "allocator-service provider report",
            "allocator-service allocations send");

    private Trail() {}

    /** Whether the spans of a trace show every one of them. */
    static boolean shownBy(List<Span> spans) {
        Set<String> shown = spans.stream().map(Span::hop).collect(Collectors.toSet());
        return shown.containsAll(HOPS);
    }
}
