package io.headroom.allocator.inventory;

import org.jspecify.annotations.Nullable;

/** A VM is about to be removed; published inside the transaction that does it. */
public record VmRemoved(
        String tenantId,
        String vmId,
        String poolId,
        @Nullable String hostId) {}
