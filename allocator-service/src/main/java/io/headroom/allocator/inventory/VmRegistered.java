package io.headroom.allocator.inventory;

/** A VM was registered; published inside the transaction that does it. */
public record VmRegistered(String tenantId, String vmId) {}
