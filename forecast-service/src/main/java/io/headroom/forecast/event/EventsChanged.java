package io.headroom.forecast.event;

import io.headroom.contracts.VmRef;
import java.util.Set;

/**
 * Events were announced or called off.
 *
 * @param vms whose
 * @param past whether one of them had begun: what models have learned is no longer right
 */
public record EventsChanged(Set<VmRef> vms, boolean past) {}
