package io.headroom.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Adds the scores of VMs up as they come: over all of them and by class. Not safe for use by several threads. */
public final class Scoreboard {

    /** The rates of violations that are reported. */
    public static final List<Double> TARGETS = List.of(0.05, 0.01, 0.001);

    private final List<Policy> policies;
    private final Resource resource;
    private final Pool all;
    private final List<Pool> byClass;

    /** @param policies as in the replay */
    public Scoreboard(List<Policy> policies, Resource resource) {
        this.policies = List.copyOf(policies);
        this.resource = resource;
        this.all = new Pool();
        this.byClass = IntStream.range(0, VmClass.values().length)
                .mapToObj(kind -> new Pool())
                .toList();
    }

    /** Takes in a VM; one without scored steps is passed over. */
    public void add(VmScore vm) {
        if (vm.yardstick().scored() > 0) {
            all.add(vm);
            byClass.get(vm.kind().ordinal()).add(vm);
        }
    }

    public List<Policy> policies() {
        return policies;
    }

    public Resource resource() {
        return resource;
    }

    /** All VMs together. */
    public Pool all() {
        return all;
    }

    /** The VMs of a class together. */
    public Pool of(VmClass kind) {
        return byClass.get(kind.ordinal());
    }

    /** VMs that are scored together. */
    public final class Pool {

        private final Tally[][] tallies;
        private final Oracle oracle = new Oracle(resource);
        private final List<double[][]> costs = new ArrayList<>();
        private Yardstick yardstick = Yardstick.NONE;

        private Pool() {
            tallies = new Tally[policies.size()][];
            for (int policy = 0; policy < tallies.length; policy++) {
                tallies[policy] = new Tally[policies.get(policy).knobs(resource).size()];
                java.util.Arrays.fill(tallies[policy], Tally.NONE);
            }
        }

        private void add(VmScore vm) {
            yardstick = yardstick.plus(vm.yardstick());
            oracle.add(vm.oracle());
            double[][] own = new double[tallies.length][TARGETS.size()];
            for (int policy = 0; policy < tallies.length; policy++) {
                List<Tally> scored = vm.policies().get(policy).tallies();
                for (int knob = 0; knob < tallies[policy].length; knob++) {
                    tallies[policy][knob] = tallies[policy][knob].plus(scored.get(knob));
                }
                for (int target = 0; target < TARGETS.size(); target++) {
                    own[policy][target] = vm.costAt(policy, TARGETS.get(target));
                }
            }
            costs.add(own);
        }

        /** How many VMs there are. */
        public int size() {
            return costs.size();
        }

        public Yardstick yardstick() {
            return yardstick;
        }

        /** The pooled frontier of a policy, by its place in the replay; only if there are VMs. */
        public Frontier frontier(int policy) {
            List<String> knobs = policies.get(policy).knobs(resource);
            return new Frontier(IntStream.range(0, knobs.size())
                    .mapToObj(knob -> new Point(knobs.get(knob), yardstick, tallies[policy][knob]))
                    .toList());
        }

        /**
         * The median of the VMs' own costs, each on its own frontier in terms of its own peak. A VM that the policy never keeps
         * at the rate counts as dearer than all others.
         *
         * @param target a place in {@link #TARGETS}
         * @return infinite if half of the VMs are never kept at the rate
         */
        public double medianCostAt(int policy, int target) {
            double[] own = costs.stream()
                    .mapToDouble(cost -> cost[policy][target])
                    .map(cost -> Double.isNaN(cost) ? Double.POSITIVE_INFINITY : cost)
                    .sorted()
                    .toArray();
            int middle = own.length / 2;
            return own.length % 2 == 1 || own[middle] == own[middle - 1]
                    ? own[middle]
                    : (own[middle - 1] + own[middle]) / 2;
        }

        /** The oracle's cost in terms of the static peak at a rate of violations. */
        public double oracleAt(double target) {
            return oracle.costAt(target) / yardstick.peak();
        }

        /** By what share a point costs more than the oracle with the same rate of violations. */
        public double regret(Point point) {
            return point.costPerPeak() / oracleAt(point.violations()) - 1;
        }
    }
}
