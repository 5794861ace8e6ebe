package io.headroom.sla.breach;

import org.jspecify.annotations.Nullable;

/**
 * Which breaches to list; null is any.
 *
 * @param open whether open or resolved ones
 */
record BreachFilter(
        @Nullable String tenant,
        @Nullable String vmId,
        @Nullable Boolean open) {}
