package io.headroom.allocator.inventory;

import io.headroom.contracts.VmChanged;
import org.jspecify.annotations.Nullable;

/**
 * What a VM shall be registered as.
 *
 * @param hostId where it runs already; null leaves the place to the planner
 * @param mode the group's, or ACT without a group, if null
 */
public record VmRequest(
        String vmId,
        String poolId,
        @Nullable String hostId,
        @Nullable String groupId,
        VmBounds bounds,
        VmChanged.@Nullable Mode mode) {}
