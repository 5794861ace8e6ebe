package io.headroom.planning;

import org.jspecify.annotations.Nullable;

/**
 * Everything that the size of one resource of one VM depends on; all amounts in the resource's own unit.
 *
 * @param outlook demand ahead, step 0 being the present one; null if there is no forecast that still reaches ahead
 * @param missing why there is no outlook; of no meaning while there is one
 * @param observed what is used now; null if nothing is known
 * @param censored whether that stands at the limit of the allocation: demand is at least this
 * @param active what the VM holds, 0 before its first allocation
 * @param reserved set aside for the step that is decided on, on top of active
 * @param nominal the size the owner asked for: the first allocation while nothing is known
 * @param guarantee what may never be taken
 * @param floor raised by an open breach, else 0
 * @param bounds the owner's bounds and the unit
 * @param margin explicit extra margin, 1 for none
 * @param stepsSinceNeeded steps since all that is active was last called for
 * @param kept of what is reserved, what the planner set aside and a step ago still found worth its price
 */
public record ResourceState(
        @Nullable DemandOutlook outlook,
        Missing missing,
        @Nullable Double observed,
        boolean censored,
        long active,
        long reserved,
        long nominal,
        long guarantee,
        long floor,
        Bounds bounds,
        double margin,
        int stepsSinceNeeded,
        long kept) {

    public ResourceState {
        if (observed != null && !(observed >= 0 && observed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("observed " + observed + " must be finite and not negative");
        }
    }

    /** Why there is no outlook. */
    public enum Missing {
        /** None was ever made. */
        NEVER_MADE,
        /** The last one has run out. */
        RUN_OUT,
        /** The last one is none that a VM of this size can have. */
        IMPLAUSIBLE
    }
}
