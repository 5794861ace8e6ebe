package io.headroom.allocator.inventory;

/** A host joined its pool; published inside the transaction that does it. */
public record HostRegistered(String hostId) {}
