package io.headroom.sla.breach;

/** Why a breach ended. */
enum Resolution {
    /** Enough minutes in a row were good. */
    OBJECTIVE_MET,
    /** The VM's tier does not promise it any more. */
    OBJECTIVE_WITHDRAWN,
    VM_REMOVED
}
