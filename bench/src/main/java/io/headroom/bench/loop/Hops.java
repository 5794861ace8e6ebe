package io.headroom.bench.loop;

import io.headroom.bench.Percentiles;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the time goes over all surges: per hop, when it usually begins and how long it usually takes. */
final class Hops {

    private final Map<String, Hop> hops = new HashMap<>();

    Hops(List<Surge> surges, Map<String, List<Span>> spans) {
        for (Surge surge : surges) {
            for (Span span : spans.getOrDefault(surge.traceId(), List.of())) {
                if (span.start().isBefore(surge.seen())) {
                    hops.computeIfAbsent(span.hop(), key -> new Hop(span.service(), span.name()))
                            .add(span.after(surge.posted()), span.durationMs());
                }
            }
        }
    }

    void print(PrintStream out) {
        out.printf("%nThe hops of all surges%n");
        out.printf(
                "  %-18s %-46s %6s %10s %10s %10s %10s%n",
                "service", "span", "count", "starts p50", "p99", "takes p50", "p99");
        hops.values().stream()
                .sorted(Comparator.comparingDouble(hop -> hop.start(0.5)))
                .forEach(hop -> out.printf(
                        Locale.ROOT,
                        "  %-18s %-46s %6d %10.1f %10.1f %10.1f %10.1f%n",
                        hop.service,
                        hop.name,
                        hop.starts.size(),
                        hop.start(0.5),
                        hop.start(0.99),
                        hop.takes(0.5),
                        hop.takes(0.99)));
    }

    /** One kind of span. */
    private static final class Hop {

        private final String service;
        private final String name;
        private final List<Double> starts = new ArrayList<>();
        private final List<Double> durations = new ArrayList<>();

        Hop(String service, String name) {
            this.service = service;
            this.name = name;
        }

        void add(double start, double duration) {
            starts.add(start);
            durations.add(duration);
        }

        double start(double share) {
            return Percentiles.of(starts).at(share);
        }

        double takes(double share) {
            return Percentiles.of(durations).at(share);
        }
    }
}
