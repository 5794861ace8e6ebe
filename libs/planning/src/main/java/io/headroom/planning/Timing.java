package io.headroom.planning;

/**
 * The planner's rhythm, counted in steps.
 *
 * @param lead from a command to its effect
 * @param hold how long an amount is held at least
 * @param coolDown how long nothing shrinks after all of it was called for
 * @param changeCost what a change costs, in unit-steps: a shrink has to save more
 */
public record Timing(int lead, int hold, int coolDown, double changeCost) {

    /** One step of lead, an hour's hold and 40 minutes' cool-down at five minutes a step. */
    public static final Timing USUAL = new Timing(1, 12, 8, 1);

    public Timing {
        if (lead < 0 || hold < 1 || coolDown < 0 || !(changeCost >= 0)) {
            throw new IllegalArgumentException("lead " + lead + ", hold " + hold + ", coolDown " + coolDown
                    + ", changeCost " + changeCost + " are no timing");
        }
    }

    /** The same rhythm with another lead. */
    public Timing withLead(int steps) {
        return new Timing(steps, hold, coolDown, changeCost);
    }
}
