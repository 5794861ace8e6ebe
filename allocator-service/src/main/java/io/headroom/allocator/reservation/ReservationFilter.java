package io.headroom.allocator.reservation;

import io.headroom.contracts.ReservationChanged.State;
import org.jspecify.annotations.Nullable;

/** Which reservations a list shows; null means all. */
public record ReservationFilter(
        @Nullable String tenantId,
        @Nullable String vmId,
        @Nullable State state) {}
