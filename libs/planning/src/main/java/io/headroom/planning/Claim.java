package io.headroom.planning;

/**
 * What one VM wants to grow by on a host, unit by unit, and what a unit is worth. Arrays have one entry per resource, in
 * the caller's fixed order.
 *
 * @param id names the claim in the answer
 * @param host where the VM is; for a VM that is still to be placed any text
 * @param payer whose cost threshold pays for it
 * @param units wanted whole units of each resource
 * @param unitSize amount of one unit
 * @param guaranteed how many of the units are guaranteed; they come before all others
 * @param unitCost what a unit costs over the span it is committed for
 * @param value worth of each further unit
 */
public record Claim(
        String id,
        String host,
        String payer,
        int[] units,
        long[] unitSize,
        int[] guaranteed,
        double[] unitCost,
        UnitValue value) {

    /** The same claim on a host. */
    public Claim on(String hostId) {
        return new Claim(id, hostId, payer, units, unitSize, guaranteed, unitCost, value);
    }

    /** The worth of a claim's next unit, never rising with the number of units. */
    @FunctionalInterface
    public interface UnitValue {

        /**
         * The shortage that the unit avoids times its weight and price.
         *
         * @param resource index of the resource
         * @param unit 0 for the first unit on top of what is held
         */
        double of(int resource, int unit);
    }
}
