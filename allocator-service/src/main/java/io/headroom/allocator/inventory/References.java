package io.headroom.allocator.inventory;

import io.headroom.contracts.VmChanged;
import io.headroom.support.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks that what a VM refers to is there, in the VM's own pool and tenant. */
@Component
class References {

    private final Pools pools;
    private final Hosts hosts;
    private final Groups groups;

    References(Pools pools, Hosts hosts, Groups groups) {
        this.pools = pools;
        this.hosts = hosts;
        this.groups = groups;
    }

    /**
     * Checks all references.
     *
     * @return the mode that a new member takes: the group's, or ACT without one
     * @throws ProblemException REFERENCE_UNKNOWN
     */
    VmChanged.Mode check(String tenantId, String poolId, @Nullable String hostId, @Nullable String groupId) {
        pools.referred(poolId);
        if (hostId != null
                && hosts.find(hostId)
                        .filter(host -> host.poolId().equals(poolId))
                        .isEmpty()) {
            throw missing("host '" + hostId + "' is no host of pool '" + poolId + "'");
        }
        if (groupId == null) {
            return VmChanged.Mode.ACT;
        }
        return groups.find(tenantId, groupId)
                .orElseThrow(() -> missing("group '" + groupId + "' is not registered"))
                .mode();
    }

    private static ProblemException missing(String what) {
        return new ProblemException(InventoryError.REFERENCE_UNKNOWN, what + ": register it or name another");
    }
}
