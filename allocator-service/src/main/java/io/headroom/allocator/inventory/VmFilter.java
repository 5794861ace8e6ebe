package io.headroom.allocator.inventory;

import io.headroom.contracts.VmChanged;
import org.jspecify.annotations.Nullable;

/**
 * Which VMs a list is about; null does not narrow.
 *
 * @param tenantId null for all tenants, an operator's only
 */
public record VmFilter(
        @Nullable String tenantId,
        @Nullable String pool,
        @Nullable String hostId,
        @Nullable String group,
        VmChanged.@Nullable Mode mode) {}
