package io.headroom.contracts;

/** The resources that are forecast, priced and planned, each one by itself. */
public enum Resource {
    /** Processor time; demand in cores, allocations in millicores. */
    CPU,
    /** Main memory in MiB. */
    MEMORY,
    /** Storage throughput, reads and writes together, in KiB/s. */
    DISK,
    /** Network throughput, received and sent together, in KiB/s. */
    NETWORK
}
