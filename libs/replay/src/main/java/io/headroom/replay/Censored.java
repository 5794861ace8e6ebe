package io.headroom.replay;

import java.util.List;

/** Replays a policy on the use it would really have seen: the lesser of demand and its own rounded allocation. */
record Censored(FeedbackPolicy policy) implements Policy {

    @Override
    public String name() {
        return policy.censoredName();
    }

    @Override
    public List<String> knobs(Resource resource) {
        return policy.knobs(resource);
    }

    @Override
    public Allocations allocate(Seen seen, int lead) {
        double[] demand = seen.toArray();
        double[][] amounts = new double[knobs(seen.resource()).size()][demand.length];
        for (int knob = 0; knob < amounts.length; knob++) {
            FeedbackPolicy.Controller controller = policy.start(seen, knob);
            double[] use = new double[demand.length];
            for (int t = 0; t < demand.length; t++) {
                amounts[knob][t] = controller.next(use, Seen.newest(t, lead));
                use[t] = Math.min(demand[t], seen.rounded(amounts[knob][t]));
            }
        }
        return Allocations.of(amounts);
    }
}
