package io.headroom.allocator.inventory;

import io.headroom.contracts.ResourceAmounts;
import java.time.Instant;

/**
 * A host of a pool.
 *
 * @param physical what it has
 * @param sellable what may be granted; of memory never more than it has
 * @param lost whether its provider finds it lost
 * @param intended what the operator wants of it
 * @param version rises with every change
 */
public record HostEntry(
        String hostId,
        String poolId,
        ResourceAmounts physical,
        ResourceAmounts sellable,
        boolean lost,
        HostState intended,
        long version,
        Instant createdAt) {

    /** What it is: a lost host is down whatever is wanted of it. */
    public HostState state() {
        return lost ? HostState.DOWN : intended;
    }
}
