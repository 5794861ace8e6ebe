package io.headroom.forecasting.decomposition;

import java.util.List;

/**
 * Something known in advance that moves demand each time it happens, such as a nightly job or a sale.
 *
 * @param name for the explanation
 * @param spans when it happened and will happen
 */
public record Event(String name, List<Span> spans) {

    public Event {
        spans = List.copyOf(spans);
    }

    /** Whether a step lies in one of the spans. */
    boolean covers(long step) {
        for (Span span : spans) {
            if (step >= span.from() && step < span.until()) {
                return true;
            }
        }
        return false;
    }

    /**
     * A stretch of steps, counted from the first of the series; beyond its end lies the future.
     *
     * @param from first step
     * @param until step after the last
     */
    public record Span(long from, long until) {

        public Span {
            if (until <= from) {
                throw new IllegalArgumentException("a span from " + from + " until " + until + " is empty");
            }
        }
    }
}
