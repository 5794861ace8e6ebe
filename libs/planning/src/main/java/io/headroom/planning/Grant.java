package io.headroom.planning;

/**
 * How much of a claim was granted and what stood in the way of the rest.
 *
 * @param id the claim's
 * @param units granted units of each resource
 * @param cappedByCapacity whether a unit was refused for want of capacity
 * @param cappedByCost whether a unit was refused by the payer's cost threshold
 */
public record Grant(String id, int[] units, boolean cappedByCapacity, boolean cappedByCost) {}
