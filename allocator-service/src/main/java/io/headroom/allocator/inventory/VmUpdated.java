package io.headroom.allocator.inventory;

/** A VM's bounds, mode, group or host changed; published inside the transaction that does it. */
public record VmUpdated(String tenantId, String vmId) {}
