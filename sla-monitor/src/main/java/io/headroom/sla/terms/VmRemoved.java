package io.headroom.sla.terms;

import io.headroom.contracts.VmRef;
import java.time.Instant;

/** A VM was removed; told inside the transaction that records it. */
public record VmRemoved(VmRef vm, Instant at) {}
