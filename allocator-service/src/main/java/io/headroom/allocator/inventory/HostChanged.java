package io.headroom.allocator.inventory;

/** A host's capacity or state changed; published inside the transaction that does it. */
public record HostChanged(String hostId) {}
