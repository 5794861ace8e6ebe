package io.headroom.allocator.provider;

/**
 * How far a provider goes with one field of a target.
 *
 * @param field name of the component of the amounts or of the enforcement
 * @param unit of the field's values
 * @param minimum smallest value, in the unit
 * @param maximum largest value, in the unit; what the host has if that is less
 * @param live whether it changes without a restart of the VM
 */
public record Capability(String field, Support support, String unit, long minimum, long maximum, boolean live) {

    /** How far. */
    public enum Support {
        SUPPORTED,
        /** Enforced by something near it. */
        APPROXIMATED,
        UNSUPPORTED
    }
}
