package io.headroom.allocator.inventory;

/** Whether a host takes and runs VMs. */
public enum HostState {
    UP,
    /** Keeps what it runs and takes nothing more. */
    DRAINING,
    /** Runs nothing: lost, or taken out of service. */
    DOWN
}
