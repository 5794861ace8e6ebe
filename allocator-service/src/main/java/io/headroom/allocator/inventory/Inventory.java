package io.headroom.allocator.inventory;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What there is, for the rest of the allocator: reads, and the facts that planner and providers establish. */
@Service
public class Inventory {

    private static final int ALL = Integer.MAX_VALUE;

    private final Pools pools;
    private final Hosts hosts;
    private final Vms vms;

    Inventory(Pools pools, Hosts hosts, Vms vms) {
        this.pools = pools;
        this.hosts = hosts;
        this.vms = vms;
    }

    /** The ids of all pools. */
    public List<String> pools() {
        return pools.list(null, ALL).stream().map(PoolEntry::poolId).toList();
    }

    /**
     * A pool that is known to be registered.
     *
     * @throws io.headroom.support.web.ProblemException POOL_UNKNOWN if it is not
     */
    public PoolEntry pool(String poolId) {
        return pools.require(poolId);
    }

    /** The hosts of a pool in the order of their ids. */
    public List<HostEntry> hostsOf(String poolId) {
        return hosts.ofPool(poolId);
    }

    /** The hosts of all pools of a provider. */
    public List<HostEntry> hostsOfProvider(String provider) {
        return hosts.ofProvider(provider);
    }

    public Optional<HostEntry> host(String hostId) {
        return hosts.find(hostId);
    }

    /** The VMs of a pool in the order of tenant and id. */
    public List<VmEntry> vmsOf(String poolId) {
        return vms.ofPool(poolId);
    }

    public Optional<VmEntry> vm(String tenantId, String vmId) {
        return vms.find(tenantId, vmId);
    }

    /**
     * The VM of an id.
     *
     * @throws io.headroom.support.web.ProblemException VM_UNKNOWN (404), also if it is another tenant's
     */
    public VmEntry requireVm(String tenantId, String vmId) {
        return vms.require(tenantId, vmId);
    }

    /** Notes where a VM was placed; told on the topic {@code inventory}. */
    public void placed(String tenantId, String vmId, String hostId) {
        vms.placed(tenantId, vmId, hostId);
    }

    /** Notes whether a host's provider finds it lost. */
    public void hostObserved(String hostId, boolean lost) {
        hosts.observed(hostId, lost);
    }
}
