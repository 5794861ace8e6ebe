package io.headroom.allocator.provider.simulated;

/** What can go wrong on a simulated host. */
public enum FaultKind {
    /** A VM gets only a share of what it was granted. */
    STARVE,
    /** Commands have their effect and are never answered. */
    DROP_ANSWERS,
    /** Commands have no effect and are never answered. */
    SILENT,
    /** Commands take longer. */
    DELAY,
    /** Commands are refused. */
    REFUSE,
    /** The host is gone, and with it what its VMs have. */
    HOST_LOST
}
