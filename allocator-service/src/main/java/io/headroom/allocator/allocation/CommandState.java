package io.headroom.allocator.allocation;

import io.headroom.contracts.AllocationChanged;

/** How far a command has come: PENDING until its provider answers or its deadline passes, then one of the others for good. */
enum CommandState {
    PENDING,
    APPLIED,
    PARTIAL,
    REFUSED,
    FAILED;

    static CommandState of(AllocationChanged.Outcome outcome) {
        return switch (outcome) {
            case APPLIED, REMOVED -> APPLIED;
            case PARTIAL -> PARTIAL;
            case REFUSED -> REFUSED;
            case FAILED -> FAILED;
        };
    }
}
