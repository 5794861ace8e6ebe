package io.headroom.forecast.model;

import io.headroom.contracts.VmRef;

/**
 * A VM has its first models, or better ones after its history changed.
 *
 * @param vm the VM
 */
public record ModelsReady(VmRef vm) {}
