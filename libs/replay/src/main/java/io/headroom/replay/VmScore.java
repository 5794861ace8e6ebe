package io.headroom.replay;

import java.util.List;

/**
 * How all policies did on one VM.
 *
 * @param id of the VM
 * @param kind its class
 * @param policies in the order of the replay
 */
public record VmScore(
        String id, Resource resource, VmClass kind, Yardstick yardstick, Oracle oracle, List<PolicyScore> policies) {

    public VmScore {
        policies = List.copyOf(policies);
    }

    /**
     * The VM's own cost in terms of its peak at a rate of violations, NaN if the policy is never that good.
     *
     * @param policy its place in the replay
     */
    public double costAt(int policy, double target) {
        List<Tally> tallies = policies.get(policy).tallies();
        return Frontier.costAt(
                tallies.stream()
                        .mapToDouble(tally -> (double) tally.violated() / yardstick.scored())
                        .toArray(),
                tallies.stream()
                        .mapToDouble(tally -> tally.allocated() / yardstick.peak())
                        .toArray(),
                target);
    }
}
