package io.headroom.allocator.planner;

/** Why something has to be planned. */
enum Cause {
    /** A step began. */
    STEP,
    FORECAST,
    SURGE,
    TIER,
    BREACH,
    BUDGET,
    /** The provider has reported. */
    REPORT,
    /** A VM was registered or changed. */
    INVENTORY,
    /** A host's capacity or state changed. */
    HOST,
    RESERVATION,
    /** A VM is gone from its host. */
    REMOVED,
    /** Somebody asked what would be decided. */
    DRY_RUN
}
