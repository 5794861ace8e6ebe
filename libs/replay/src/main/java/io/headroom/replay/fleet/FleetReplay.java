package io.headroom.replay.fleet;

import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Policy;
import io.headroom.replay.PolicyScore;
import io.headroom.replay.VmClass;
import io.headroom.replay.VmScore;
import io.headroom.replay.baseline.Baselines;
import io.headroom.replay.fleet.FleetResult.GrowthRow;
import io.headroom.replay.fleet.FleetResult.Half;
import io.headroom.replay.fleet.FleetResult.Row;
import io.headroom.replay.fleet.FleetResult.Scarcity;
import io.headroom.replay.fleet.FleetResult.VmDrops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Replays the VMs of a trace as one fleet, once each of them has been {@link #prepare prepared}. */
public final class FleetReplay {

    /** Policies that only react, which growth is compared with. */
    private static final List<Policy> REACTIVE = Baselines.all().stream()
            .filter(policy -> List.of("last_x_margin", "max_1h").contains(policy.name()))
            .toList();

    private final List<Policy> policies;
    private final FleetOptions options;
    private final List<Prepared> vms = new ArrayList<>();

    /** @param policies that were replayed on every VM by itself */
    public FleetReplay(List<Policy> policies, FleetOptions options) {
        this.policies = List.copyOf(policies);
        this.options = options;
    }

    /** What can be worked out about a VM before the fleet is known. */
    public static final class Prepared {

        private final Demand demand;
        private final VmScore score;
        private final Expected expected;
        private final GrowthReplay.Outcome growth;

        private Prepared(Demand demand, VmScore score, Expected expected, GrowthReplay.Outcome growth) {
            this.demand = demand;
            this.score = score;
            this.expected = expected;
            this.growth = growth;
        }
    }

    /** Works it out; safe for use by several threads. */
    public static Prepared prepare(Demand demand, VmScore score, int lead) {
        return new Prepared(demand, score, Expected.of(demand, lead), GrowthReplay.of(demand, lead, REACTIVE));
    }

    /** Takes in a VM; one without scored steps is passed over. */
    public void add(Prepared vm) {
        if (vm.score.yardstick().scored() > 0) {
            vms.add(vm);
        }
    }

    /** Replays all that were taken in, and each half of them as a fleet of its own; there must be some. */
    public FleetResult run() {
        vms.sort(Comparator.comparing(vm -> vm.demand.id()));
        List<Row> rows = new ArrayList<>();
        List<GrowthRow> growth = new ArrayList<>();
        for (Half half : Half.values()) {
            List<Member> members = members(half);
            if (!members.isEmpty()) {
                rows.addAll(rows(half, members));
                growth.addAll(growth(half, members));
            }
        }
        List<Member> all = members(Half.ALL);
        List<Scarcity> scarcities = new ArrayList<>();
        for (FleetOptions limited : options.alternatives()) {
            scarcities.add(limited(all, limited));
        }
        return new FleetResult(all.size(), rows, scarcities, growth);
    }

    private List<Member> members(Half half) {
        List<Prepared> chosen = new ArrayList<>();
        for (int i = 0; i < vms.size(); i++) {
            if (half.has(i)) {
                chosen.add(vms.get(i));
            }
        }
        List<FleetVm> dealt =
                FleetVm.deal(chosen.stream().map(vm -> vm.demand).toList(), options.tenants(), options.hosts());
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < dealt.size(); i++) {
            members.add(Member.of(dealt.get(i), chosen.get(i)));
        }
        return members;
    }

    private List<Row> rows(Half half, List<Member> members) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(half, "headroom_tiers", "w by tier", members, member -> member.wanted));
        rows.add(row(
                half,
                "headroom_planned",
                "w by tier",
                members,
                member -> member.prepared.growth.held()[member.vm.tier().ordinal()]));
        for (int policy = 0; policy < policies.size(); policy++) {
            if (!policies.get(policy).hindsight()) {
                alone(rows, half, members, policy);
            }
        }
        rows.add(row(half, "foresight", "none", members, member -> needs(member.vm.demand())));
        return rows;
    }

    /** A VM in its place of the fleet, with what Headroom wants for it by step. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Member(FleetVm vm, Prepared prepared, int[] wanted) {
        static Member of(FleetVm vm, Prepared prepared) {
            return new Member(vm, prepared, prepared.expected.wanted(vm.tier()));
        }

        PoolReplay.PoolVm inPool() {
            double unit = vm.demand().resource().unit();
            return new PoolReplay.PoolVm(vm, wanted, (step, units) -> {
                var risk = prepared.expected.risk(step);
                return risk == null ? 1 : risk.exceedance(units * unit);
            });
        }
    }

    private static Row row(Half half, String policy, String knob, List<Member> members, Function<Member, int[]> held) {
        Bills bills = new Bills();
        members.forEach(member -> bills.add(member.vm, held.apply(member), step -> 1));
        return new Row(half, policy, knob, bills, Map.of());
    }

    /** Adds a row for each setting of a policy that was replayed on every VM by itself. */
    private void alone(List<Row> rows, Half half, List<Member> members, int policy) {
        Policy of = policies.get(policy);
        List<String> knobs = of.knobs(members.get(0).vm.demand().resource());
        for (int knob = 0; knob < knobs.size(); knob++) {
            Bills bills = new Bills();
            for (Member member : members) {
                PolicyScore score = member.prepared.score.policies().get(policy);
                bills.add(member.vm, score.tallies().get(knob), member.prepared.score.yardstick());
            }
            rows.add(new Row(half, of.name(), knobs.get(knob), bills, Map.of()));
        }
    }

    private static int[] needs(Demand vm) {
        int[] need = new int[vm.steps()];
        for (int t = Grid.WARM_UP; t < need.length; t++) {
            need[t] = vm.isScored(t) ? units(vm, t) : 0;
        }
        return need;
    }

    private static int units(Demand vm, int step) {
        return (int) Math.round(vm.need(step) / vm.resource().unit());
    }

    private static Scarcity limited(List<Member> members, FleetOptions options) {
        Limits limits = new Limits(
                capacity(members, options), budgets(members, options), options.window(), options.priceChange());
        PoolReplay.Result result =
                new PoolReplay(members.stream().map(Member::inPool).toList(), limits).run();
        Bills bills = new Bills();
        Map<Tier, Drops> byTier = new TreeMap<>();
        List<VmDrops> byVm = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            FleetVm vm = members.get(i).vm;
            bills.add(vm, result.held()[i], limits::priceFactor);
            byTier.merge(vm.tier(), result.drops()[i], Drops::plus);
            byVm.add(new VmDrops(vm, result.drops()[i]));
        }
        Row row = new Row(Half.ALL, "headroom_tiers", options.limits(), bills, byTier);
        return new Scarcity(row, byVm, result.highestSpend());
    }

    /** The share of the most that a host's VMs need together in any step, in whole units. */
    private static Map<String, Integer> capacity(List<Member> members, FleetOptions options) {
        Map<String, Integer> capacity = new HashMap<>();
        Double share = options.capacity();
        if (share != null) {
            Map<String, int[]> sums = new HashMap<>();
            for (Member member : members) {
                int[] need = needs(member.vm.demand());
                int[] sum = sums.computeIfAbsent(member.vm.host(), host -> new int[need.length]);
                Arrays.setAll(sum, t -> sum[t] + need[t]);
            }
            sums.forEach((host, sum) ->
                    capacity.put(host, (int) (share * Arrays.stream(sum).max().orElse(0))));
        }
        return capacity;
    }

    /** The share of what a tenant's VMs would cost in a mean window without limits, at unchanged prices. */
    private static Map<String, Double> budgets(List<Member> members, FleetOptions options) {
        Map<String, Double> budgets = new HashMap<>();
        Double share = options.budget();
        if (share != null) {
            for (Member member : members) {
                int steps = member.wanted.length - Grid.WARM_UP;
                double units = Arrays.stream(member.wanted, Grid.WARM_UP, member.wanted.length)
                        .sum();
                double price = member.vm.tier().price(member.vm.demand().resource());
                budgets.merge(member.vm.tenant(), share * units * price * options.window() / steps, Double::sum);
            }
        }
        return budgets;
    }

    private static List<GrowthRow> growth(Half half, List<Member> members) {
        List<GrowthRow> rows = new ArrayList<>();
        for (VmClass kind : VmClass.values()) {
            List<Member> ofKind =
                    members.stream().filter(member -> member.vm.kind() == kind).toList();
            for (Tier tier : Tier.values()) {
                rows.add(growth(ofKind, kind, tier, half.label()));
                if (half == Half.ALL) {
                    List<Member> dealt = ofKind.stream()
                            .filter(member -> member.vm.tier() == tier)
                            .toList();
                    rows.add(growth(dealt, kind, tier, "dealt"));
                }
            }
        }
        return rows;
    }

    private static GrowthRow growth(List<Member> members, VmClass kind, Tier tier, String scope) {
        GrowthTally own = GrowthTally.NONE;
        for (Member member : members) {
            own = own.plus(member.prepared.growth.tiers().get(tier.ordinal()));
        }
        List<GrowthTally> others = new ArrayList<>();
        for (int policy = 0; policy < REACTIVE.size(); policy++) {
            others.add(GrowthTally.atUnmet(pooled(members, policy), own.unmet()));
        }
        return new GrowthRow(scope, kind, tier, members.size(), own, others);
    }

    private static List<GrowthTally> pooled(List<Member> members, int policy) {
        List<GrowthTally> pooled = new ArrayList<>();
        for (Member member : members) {
            List<GrowthTally> settings = member.prepared.growth.reactive().get(policy);
            for (int knob = 0; knob < settings.size(); knob++) {
                if (pooled.size() <= knob) {
                    pooled.add(GrowthTally.NONE);
                }
                pooled.set(knob, pooled.get(knob).plus(settings.get(knob)));
            }
        }
        return pooled;
    }

    /** The names of the reactive policies in the order of a {@link GrowthRow}. */
    static List<String> reactive() {
        return REACTIVE.stream().map(Policy::name).toList();
    }
}
