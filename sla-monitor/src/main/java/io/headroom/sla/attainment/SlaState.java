package io.headroom.sla.attainment;

/** How an objective stands now. */
enum SlaState {
    OK,
    /** Nothing was measured lately, or nothing is promised. */
    UNKNOWN,
    /** The budget goes too fast, or a breach is about to open. */
    AT_RISK,
    /** A breach is open. */
    BREACHED
}
