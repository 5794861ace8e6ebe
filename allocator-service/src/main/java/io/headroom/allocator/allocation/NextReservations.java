package io.headroom.allocator.allocation;

import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import java.util.List;

/** What is reserved ahead for a VM; answered by the side that keeps reservations. */
public interface NextReservations {

    /** The reservations that are not over, the next one first. */
    List<NextReservation> of(VmRef vm);

    /**
     * A reservation ahead.
     *
     * @param delta on top of what the VM has
     */
    record NextReservation(String reservationId, String state, ResourceAmounts delta, Instant from, Instant to) {}
}
