package io.headroom.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application group as registered; its removal is a record without a value under the same key.
 *
 * @param tenantId the owner
 * @param group the group, unique within its tenant
 * @param version rises with every change of one group
 * @param pool the pool that its VMs run on, if they share one
 * @param mode the mode that a new member takes
 * @param changedAt when it was changed
 */
public record GroupChanged(
        String tenantId,
        String group,
        long version,
        @Nullable String pool,
        VmChanged.Mode mode,
        Instant changedAt) {

    public GroupChanged {
        Require.id("tenantId", tenantId);
        Require.id("group", group);
        Require.notNegative("version", version);
        Require.optionalId("pool", pool);
        Require.present("mode", mode);
        Require.present("changedAt", changedAt);
    }
}
