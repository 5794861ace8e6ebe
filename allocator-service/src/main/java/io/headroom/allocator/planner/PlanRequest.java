package io.headroom.allocator.planner;

import io.headroom.contracts.VmRef;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to be planned.
 *
 * @param vm null if it concerns the pool's hosts
 * @param traceparent trace that the plan continues
 */
record PlanRequest(
        @Nullable VmRef vm, Cause cause, @Nullable String traceparent) {}
