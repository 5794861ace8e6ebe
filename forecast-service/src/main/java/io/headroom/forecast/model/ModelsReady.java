package io.headroom.forecast.model;

import io.headroom.contracts.VmRef;
import java.util.Set;

/**
 * VMs have their first models, or better ones after their history changed.
 *
 * @param vms the VMs
 */
public record ModelsReady(Set<VmRef> vms) {}
