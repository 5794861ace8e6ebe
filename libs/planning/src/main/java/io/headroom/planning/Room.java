package io.headroom.planning;

/**
 * A host's room for what is about to be granted; arrays have one entry per resource.
 *
 * @param hostId the host
 * @param capacity its whole capacity of each resource: the measure of a share
 * @param free the least that is free of each resource in any slot of the coming hold
 * @param freeAhead the least that is free in any slot at all: what a guarantee has to fit into
 */
public record Room(String hostId, long[] capacity, long[] free, long[] freeAhead) {

    /** A host without bookings beyond the hold. */
    public Room(String hostId, long[] capacity, long[] free) {
        this(hostId, capacity, free, free);
    }

    double share(int resource, long amount) {
        return (double) amount / Math.max(1, capacity[resource]);
    }
}
