package io.headroom.forecast.directory;

import io.headroom.contracts.VmRef;

/**
 * A VM was removed from the inventory.
 *
 * @param vm the VM
 */
public record VmForgotten(VmRef vm) {}
