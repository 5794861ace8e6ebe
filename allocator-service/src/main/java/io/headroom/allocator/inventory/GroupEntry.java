package io.headroom.allocator.inventory;

import io.headroom.contracts.GroupChanged;
import io.headroom.contracts.VmChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application group of one tenant's VMs.
 *
 * @param poolId the pool that its VMs share, if they do
 * @param mode the mode that a new member takes
 * @param version rises with every change, also over removal and registration
 */
public record GroupEntry(
        String tenantId,
        String groupId,
        @Nullable String poolId,
        VmChanged.Mode mode,
        long version,
        Instant createdAt,
        Instant changedAt) {

    GroupChanged toMessage() {
        return new GroupChanged(tenantId, groupId, version, poolId, mode, changedAt);
    }
}
