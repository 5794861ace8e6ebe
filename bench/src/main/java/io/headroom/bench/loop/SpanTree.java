package io.headroom.bench.loop;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A trace as an indented table: what each service did, from when on and for how long. */
final class SpanTree {

    private final List<Span> spans;
    private final Instant since;

    /**
     * Creates the table of one trace.
     *
     * @param since what offsets count from
     */
    SpanTree(List<Span> spans, Instant since) {
        this.spans = spans.stream().sorted(Comparator.comparing(Span::start)).toList();
        this.since = since;
    }

    /** Prints every span that began before the end that is given; those after it are counted. */
    void print(PrintStream out, Instant end) {
        out.printf("  %-18s %-46s %10s %10s%n", "service", "span", "starts ms", "takes ms");
        Set<String> known = spans.stream().map(Span::spanId).collect(Collectors.toSet());
        for (Span span : spans) {
            String parent = span.parentSpanId();
            if (parent == null || !known.contains(parent)) {
                print(out, span, 0, end);
            }
        }
        long later = spans.stream().filter(span -> !span.start().isBefore(end)).count();
        if (later > 0) {
            out.println("  and " + later + " spans that began afterwards");
        }
    }

    private void print(PrintStream out, Span span, int depth, Instant end) {
        if (span.start().isBefore(end)) {
            out.printf(
                    Locale.ROOT,
                    "  %-18s %-46s %10.1f %10.1f%n",
                    span.service(),
                    "  ".repeat(depth) + span.name(),
                    span.after(since),
                    span.durationMs());
        }
        for (Span child : spans) {
            if (span.spanId().equals(child.parentSpanId())) {
                print(out, child, depth + 1, end);
            }
        }
    }
}
