package io.headroom.allocator.inventory.web;

import io.headroom.allocator.inventory.VmEntry;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A VM as it is. */
record VmView(
        String tenantId,
        String vmId,
        String pool,
        @Nullable String hostId,
        @Nullable String group,
        ResourceAmounts size,
        ResourceAmounts minimum,
        ResourceAmounts maximum,
        VmChanged.Mode mode,
        long version,
        Instant createdAt,
        Instant changedAt) {

    static VmView of(VmEntry vm) {
        return new VmView(
                vm.tenantId(),
                vm.vmId(),
                vm.poolId(),
                vm.hostId(),
                vm.groupId(),
                vm.size(),
                vm.minimum(),
                vm.maximum(),
                vm.mode(),
                vm.version(),
                vm.createdAt(),
                vm.changedAt());
    }
}
