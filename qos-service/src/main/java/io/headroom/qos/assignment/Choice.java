package io.headroom.qos.assignment;

import org.jspecify.annotations.Nullable;

/**
 * What somebody chose for a VM or a group.
 *
 * @param tier name of the tier
 * @param latencyThresholdMs what the latency objective holds against; the suite's default if absent
 * @param statedQuantile level to size at instead of the tier's
 */
record Choice(
        String tier,
        @Nullable Double latencyThresholdMs,
        @Nullable Double statedQuantile) {}
