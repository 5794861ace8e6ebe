package io.headroom.sla.window;

/** How a resource of a VM stood in a minute. */
public enum Condition {
    MET(false),
    /** Use was at the limit of the allocation. */
    AT_LIMIT(true),
    /** The VM waited for cores that it had been given. */
    STEAL(true),
    /** The VM had less than its tier guarantees, whatever it used of it. */
    BELOW_GUARANTEE(true),
    /** It would be short, yet its owner allows no more. */
    AT_OWNER_BOUND(false),
    /** Nothing was measured, or no allocation is known. */
    UNKNOWN(false);

    private final boolean isShort;

    Condition(boolean isShort) {
        this.isShort = isShort;
    }

    /** Whether it counts as short. */
    public boolean isShort() {
        return isShort;
    }
}
