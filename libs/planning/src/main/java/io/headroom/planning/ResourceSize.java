package io.headroom.planning;

/**
 * How much of one resource a VM should hold now, and what decided it.
 *
 * @param target whole units within the bounds
 * @param rule what the target came from
 * @param wanted what the rule asked for before rounding and bounds
 */
public record ResourceSize(long target, Rule rule, double wanted) {

    /** Whether all that is active is called for, not only kept for calm. */
    public boolean needsAll(long active) {
        return target >= active && rule != Rule.COOL_DOWN && rule != Rule.CHANGE_COST;
    }

    /** What a target came from. */
    public enum Rule {
        /** Demand ahead at the tier's level. */
        FORECAST,
        /** Demand ahead at the higher level that capacity already set aside is worth. */
        RESERVED_AHEAD,
        /** Present use, which no forecast may undercut. */
        PRESENT_USE,
        /** Present use stands at its limit: a step up. */
        SURGE,
        /** What the tier never takes away. */
        GUARANTEE,
        /** The answer to an open breach. */
        BREACH_REPAIR,
        /** The last forecast has run out: hold, never shrink. */
        FORECAST_STALE,
        /** No forecast to go by: follow present use upwards. */
        REACTIVE,
        /** The last forecast cannot be true and present use is not known: hold, never shrink. */
        FORECAST_IMPLAUSIBLE,
        /** Nothing is known: the size that the owner asked for. */
        NO_HISTORY,
        /** The owner's lower bound. */
        OWNER_MINIMUM,
        /** The owner's upper bound. */
        OWNER_MAXIMUM,
        /** A shrink has to wait. */
        COOL_DOWN,
        /** A shrink would not save what it costs. */
        CHANGE_COST
    }
}
