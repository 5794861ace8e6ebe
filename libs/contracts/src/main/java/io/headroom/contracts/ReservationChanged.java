package io.headroom.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reservation was made or moved on in its life.
 *
 * @param reservationId unique
 * @param tenantId owner of the VM
 * @param vmId the VM it is for
 * @param pool the VM's pool
 * @param hostId where the capacity is set aside
 * @param version rises with every transition of one reservation
 * @param state the state reached
 * @param delta set aside beyond what is active
 * @param from start of the reserved span
 * @param to end of the reserved span, after from
 * @param changedAt when the state was reached
 * @param reason why, in UPPER_SNAKE; absent for the regular course
 */
public record ReservationChanged(
        String reservationId,
        String tenantId,
        String vmId,
        String pool,
        String hostId,
        long version,
        State state,
        ResourceAmounts delta,
        Instant from,
        Instant to,
        Instant changedAt,
        @Nullable String reason) {

    public ReservationChanged {
        Require.text("reservationId", reservationId);
        Require.id("tenantId", tenantId);
        Require.id("vmId", vmId);
        Require.id("pool", pool);
        Require.id("hostId", hostId);
        Require.notNegative("version", version);
        Require.present("state", state);
        Require.present("delta", delta);
        Require.present("from", from);
        Require.present("to", to);
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("to " + to + " must be after from " + from);
        }
        Require.present("changedAt", changedAt);
    }

    /** The life of a reservation: RESERVED, ACTIVATING, ACTIVE, RELEASING, RELEASED, or an early end. */
    public enum State {
        RESERVED,
        ACTIVATING,
        ACTIVE,
        RELEASING,
        RELEASED,
        EXPIRED,
        PREEMPTED,
        FAILED
    }
}
