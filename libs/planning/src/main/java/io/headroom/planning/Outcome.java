package io.headroom.planning;

/** How a decision on a VM ended. */
public enum Outcome {
    /** All that was wanted. */
    GRANTED,
    /** The cost threshold allowed less. */
    CAPPED_BY_COST,
    /** The host had less. */
    CAPPED_BY_CAPACITY,
    /** Wanted, and put off: a shrink that waits. */
    DEFERRED,
    /** Nothing of it could be given. */
    REFUSED,
    /** Kept as it is because too little is known. */
    HELD,
    /** As it should be already. */
    UNCHANGED
}
