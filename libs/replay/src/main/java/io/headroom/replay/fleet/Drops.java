package io.headroom.replay.fleet;

/**
 * What a VM wanted and was not given, in whole units for a step, by the reason that the decision gave.
 *
 * @param costSteps steps in which its tenant's cost threshold allowed less (CAPPED_BY_COST)
 * @param costUnits unit-steps that were dropped for it
 * @param capacitySteps steps in which its host had less (CAPPED_BY_CAPACITY)
 * @param capacityUnits unit-steps that were dropped for it
 */
public record Drops(long costSteps, long costUnits, long capacitySteps, long capacityUnits) {

    static final Drops NONE = new Drops(0, 0, 0, 0);

    Drops byCost(long units) {
        return units == 0 ? this : new Drops(costSteps + 1, costUnits + units, capacitySteps, capacityUnits);
    }

    Drops byCapacity(long units) {
        return units == 0 ? this : new Drops(costSteps, costUnits, capacitySteps + 1, capacityUnits + units);
    }

    Drops plus(Drops other) {
        return new Drops(
                costSteps + other.costSteps,
                costUnits + other.costUnits,
                capacitySteps + other.capacitySteps,
                capacityUnits + other.capacityUnits);
    }
}
