package io.headroom.allocator.inventory;

/** A host is about to leave its pool; published inside the transaction that does it. */
public record HostRemoved(String hostId) {}
