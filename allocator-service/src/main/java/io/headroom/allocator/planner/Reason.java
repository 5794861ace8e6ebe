package io.headroom.allocator.planner;

/** What bound a decision beside the rule that sized each resource. */
enum Reason {
    /** The VM's tier has not been heard of. */
    TIER_UNKNOWN,
    /** No host of the pool has room for it. */
    NO_HOST_WITH_ROOM,
    /** What its tier guarantees does not fit on the host for as long as the calendar reaches. */
    GUARANTEE_DOES_NOT_FIT,
    /** Its host was lost; it is placed anew. */
    HOST_LOST,
    /** Its provider reports it from another host than the one it was booked on. */
    MOVED,
    /** The tenant's cost threshold allowed less. */
    COST_THRESHOLD,
    /** Its host had less. */
    CAPACITY_SHORT,
    /** It grew into what had been set aside for it. */
    RESERVATION_CLAIMED,
    /** Reservations that are worth less gave way to it. */
    RESERVATIONS_DISPLACED,
    /** Less could be set aside ahead than is expected to be needed: the host has no more. */
    RESERVATION_CAPPED_BY_CAPACITY,
    /** Less could be set aside ahead than is expected to be needed: the cost threshold allows no more. */
    RESERVATION_CAPPED_BY_COST,
    /** Somebody activates a reservation by hand. */
    ACTIVATED_BY_HAND,
    /** An SLA breach is open. */
    BREACH_OPEN,
    /** No forecast came in the last step: the rest of the last one is used. */
    FORECAST_LATE,
    /** A lower rung of the forecasts' ladder made the forecast of some resource; the details name it. */
    FORECAST_FALLBACK,
    /** The last forecast of some resource cannot be true of this VM and is not used. */
    FORECAST_IMPLAUSIBLE
}
