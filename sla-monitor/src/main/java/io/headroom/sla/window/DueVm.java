package io.headroom.sla.window;

import io.headroom.contracts.VmRef;
import java.time.Instant;

/**
 * A VM with minutes to close.
 *
 * @param from end of the last minute that is closed
 * @param until end of the last minute that can be closed
 */
public record DueVm(VmRef vm, Instant from, Instant until) {}
