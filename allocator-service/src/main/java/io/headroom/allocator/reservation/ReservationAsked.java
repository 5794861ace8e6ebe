package io.headroom.allocator.reservation;

import io.headroom.contracts.VmRef;

/** Somebody made, claimed or gave back a reservation; published inside the transaction that notes it. */
public record ReservationAsked(VmRef vm) {}
