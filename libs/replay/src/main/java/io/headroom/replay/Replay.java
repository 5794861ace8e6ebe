package io.headroom.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays the demand of one VM through policies and scores what they allocate.
 *
 * @param policies in the order of the report, names distinct
 * @param lead how many steps an allocation takes: that of step {@code t} rests on demand up to {@code t - 1 - lead}
 */
public record Replay(List<Policy> policies, int lead) {

    public Replay {
        policies = List.copyOf(policies);
        if (lead < 0 || lead > Grid.DAY) {
            throw new IllegalArgumentException("a lead of " + lead + " steps: give 0 to " + Grid.DAY);
        }
        if (policies.stream().map(Policy::name).distinct().count() < policies.size()) {
            throw new IllegalArgumentException("a policy is given twice");
        }
    }

    /** Takes what a policy allocates at one setting of its knob. */
    public interface Listener {

        /** @param allocated by step, rounded */
        void allocated(Demand vm, int policy, int knob, double[] allocated);
    }

    /** Whether a policy learns from all VMs, so that all must be met before one is replayed. */
    public boolean learns() {
        return policies.stream().anyMatch(GroupPolicy.class::isInstance);
    }

    /** Lets the policies that learn from all VMs take one in. */
    public void meet(Demand vm) {
        for (Policy policy : policies) {
            if (policy instanceof GroupPolicy group) {
                group.meet(vm.seen(), lead);
            }
        }
    }

    /** Replays one VM. */
    public VmScore run(Demand vm) {
        return run(vm, (demand, policy, knob, allocated) -> {});
    }

    /** Replays one VM and shows every allocation. */
    public VmScore run(Demand vm, Listener listener) {
        List<PolicyScore> scores = new ArrayList<>();
        for (int policy = 0; policy < policies.size(); policy++) {
            double[][] allocated = rounded(policies.get(policy), vm, lead).amounts();
            List<Tally> tallies = new ArrayList<>();
            for (int knob = 0; knob < allocated.length; knob++) {
                tallies.add(Tally.of(vm, allocated[knob]));
                listener.allocated(vm, policy, knob, allocated[knob]);
            }
            scores.add(new PolicyScore(tallies));
        }
        Oracle oracle = new Oracle(vm.resource());
        oracle.add(vm);
        return new VmScore(vm.id(), vm.resource(), VmClass.of(vm), Yardstick.of(vm), oracle, scores);
    }

    /**
     * What a policy is given.
     *
     * @param amounts by knob and step
     * @param band what the policy expected, if it forecasts
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Rounded(double[][] amounts, Allocations.@Nullable Band band) {}

    /**
     * The rounded allocations of a policy.
     *
     * @throws IllegalStateException if the policy wants something that is no amount
     */
    public static Rounded rounded(Policy policy, Demand vm, int lead) {
        Allocations wanted = policy.allocate(vm.seen(), lead);
        double[][] rounded = new double[wanted.amounts().length][vm.steps()];
        for (int knob = 0; knob < rounded.length; knob++) {
            for (int t = 0; t < vm.steps(); t++) {
                double amount = wanted.amounts()[knob][t];
                if (Double.isNaN(amount)) {
                    throw new IllegalStateException(policy.name() + " "
                            + policy.knobs(vm.resource()).get(knob) + " wants NaN for " + vm.id() + " in step " + t);
                }
                rounded[knob][t] = vm.rounded(amount);
            }
        }
        return new Rounded(rounded, wanted.band());
    }
}
