package io.headroom.sla.breach;

/** Whether a breach still goes on. */
enum BreachState {
    OPEN,
    RESOLVED
}
