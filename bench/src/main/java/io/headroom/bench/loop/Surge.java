package io.headroom.bench.loop;

import java.time.Instant;

/**
 * One surge and what came of it; times in milliseconds since the sample was about to be posted, infinite for what never
 * came about.
 *
 * @param vmId the VM that surged
 * @param traceId the trace its request began
 * @param posted when that was
 * @param answeredMs the gateway had answered
 * @param effectiveMs the provider had the larger allocation in force, by its own report
 * @param seenMs a consumer saw that report
 */
record Surge(String vmId, String traceId, Instant posted, double answeredMs, double effectiveMs, double seenMs) {

    boolean applied() {
        return Double.isFinite(seenMs);
    }

    /** When the consumer saw the report. */
    Instant seen() {
        return posted.plusNanos((long) (seenMs * 1e6));
    }
}
