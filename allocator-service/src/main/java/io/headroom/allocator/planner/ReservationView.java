package io.headroom.allocator.planner;

import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.support.DomainTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reservation as answered. */
record ReservationView(
        @Schema(example = "res-6b1f0c1e-8f0e-4a57-9a52-0d7c7f3e1a11")
        String reservationId,

        String tenantId,

        @Schema(example = "web-1") String vmId,

        @Schema(example = "host-1") String hostId,

        State state,

        @Schema(description = "On top of what the VM holds") ResourceAmounts delta,

        Instant from,

        Instant to,

        @Schema(description = "Who made it: PLANNER or CALLER")
        Reservation.Maker madeBy,

        @Schema(description = "Why it is in this state, if not by the regular course") @Nullable
        String reason,

        Instant createdAt,

        Instant changedAt,

        long version) {

    static ReservationView of(Reservation reservation, DomainTime time) {
        Reservation.Terms terms = reservation.terms();
        return new ReservationView(
                terms.id(),
                terms.vm().tenantId(),
                terms.vm().vmId(),
                terms.hostId(),
                reservation.state(),
                Amounts.record(reservation.delta()),
                time.stepStart(terms.from()),
                time.stepStart(terms.to()),
                terms.maker(),
                reservation.reason(),
                terms.createdAt(),
                reservation.changedAt(),
                reservation.version());
    }
}
