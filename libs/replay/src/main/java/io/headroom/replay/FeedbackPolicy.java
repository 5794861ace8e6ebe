package io.headroom.replay;

/**
 * A policy that decides step by step on what it has seen so far. It can therefore also be replayed with censored use: it sees
 * the lesser of demand and allocation, as a throttled VM shows.
 */
public interface FeedbackPolicy extends Policy {

    /** Decides for one VM at one setting of the knob; holds whatever it remembers from step to step. */
    interface Controller {

        /**
         * The amount for the next step, asked for every step in order.
         *
         * @param seen use so far; entries after {@code newest} are not to be read
         * @param newest the newest step that may be read; negative at the very start
         */
        double next(double[] seen, int newest);
    }

    /**
     * A controller that has seen nothing yet.
     *
     * @param vm tells of the VM's size, never of its demand
     * @param knob index of the setting
     */
    Controller start(Seen vm, int knob);

    @Override
    default Allocations allocate(Seen seen, int lead) {
        double[] use = seen.toArray();
        double[][] amounts = new double[knobs(seen.resource()).size()][use.length];
        for (int knob = 0; knob < amounts.length; knob++) {
            Controller controller = start(seen, knob);
            for (int t = 0; t < use.length; t++) {
                amounts[knob][t] = controller.next(use, Seen.newest(t, lead));
            }
        }
        return Allocations.of(amounts);
    }

    /** What the censored policy is called. */
    default String censoredName() {
        return name() + "_censored";
    }

    /** The same policy, shown only what its own allocation let through. */
    default Policy censored() {
        return new Censored(this);
    }
}
