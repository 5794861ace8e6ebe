package io.headroom.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A VM as registered; its removal is a record without a value under the same key.
 *
 * @param tenantId the owner
 * @param vmId the VM, unique within its tenant
 * @param version rises with every change of one VM
 * @param pool the pool of hosts it may run on
 * @param hostId the host it runs on; absent while it is not placed
 * @param group its application group
 * @param size nominal size, the base of the memory guarantee
 * @param minimum the owner's lower bound
 * @param maximum the owner's upper bound
 * @param mode how far Headroom may go
 * @param changedAt when it was changed
 */
public record VmChanged(
        String tenantId,
        String vmId,
        long version,
        String pool,
        @Nullable String hostId,
        @Nullable String group,
        ResourceAmounts size,
        ResourceAmounts minimum,
        ResourceAmounts maximum,
        Mode mode,
        Instant changedAt) {

    public VmChanged {
        Require.id("tenantId", tenantId);
        Require.id("vmId", vmId);
        Require.notNegative("version", version);
        Require.id("pool", pool);
        Require.optionalId("hostId", hostId);
        Require.optionalId("group", group);
        Require.present("size", size);
        Require.present("minimum", minimum);
        Require.present("maximum", maximum);
        for (Resource resource : Resource.values()) {
            if (minimum.get(resource) > maximum.get(resource)) {
                throw new IllegalArgumentException("minimum " + minimum.get(resource) + " of " + resource
                        + " must not be above maximum " + maximum.get(resource));
            }
        }
        Require.present("mode", mode);
        Require.present("changedAt", changedAt);
    }

    /** How far Headroom may go with a VM. */
    public enum Mode {
        /** Forecast only. */
        OBSERVE,
        /** Decide and record; never touch capacity, budgets or the provider. */
        SHADOW,
        ACT
    }
}
