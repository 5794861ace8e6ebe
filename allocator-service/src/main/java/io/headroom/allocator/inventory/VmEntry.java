package io.headroom.allocator.inventory;

import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmChanged;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A VM as registered.
 *
 * @param hostId where it runs; null while it is not placed
 * @param size nominal, the base of the memory guarantee
 * @param minimum the owner's lower bound
 * @param maximum the owner's upper bound
 * @param version rises with every change, also over removal and registration
 */
public record VmEntry(
        String tenantId,
        String vmId,
        String poolId,
        @Nullable String hostId,
        @Nullable String groupId,
        ResourceAmounts size,
        ResourceAmounts minimum,
        ResourceAmounts maximum,
        VmChanged.Mode mode,
        long version,
        Instant createdAt,
        Instant changedAt) {

    public VmRef ref() {
        return new VmRef(tenantId, vmId);
    }

    VmChanged toMessage() {
        return new VmChanged(tenantId, vmId, version, poolId, hostId, groupId, size, minimum, maximum, mode, changedAt);
    }
}
