package io.headroom.contracts;

import org.jspecify.annotations.Nullable;

/**
 * One promise of a tier: the share of windows that must be good.
 *
 * @param kind what is measured
 * @param target share of good minutes over the period (satisfaction, latency), or the largest ratio allowed (errors), 0..1
 * @param thresholdMs a minute is good while its latency p95 is at or below it; required for LATENCY_P95
 */
public record SlaObjective(
        Kind kind, double target, @Nullable Double thresholdMs) {

    public SlaObjective {
        Require.present("kind", kind);
        Require.share("target", target);
        Require.optionalNotNegative("thresholdMs", thresholdMs);
        if (kind == Kind.LATENCY_P95) {
            Require.present("thresholdMs", thresholdMs);
        }
    }

    /** What an objective measures. */
    public enum Kind {
        /** Minutes in which no resource was short. */
        RESOURCE_SATISFACTION,
        /** Minutes whose 95th percentile of the response time was under the threshold. */
        LATENCY_P95,
        /** Share of requests that failed. */
        ERROR_RATIO
    }
}
