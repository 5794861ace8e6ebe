package io.headroom.replay.fleet;

import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Policy;
import io.headroom.replay.PolicyScore;
import io.headroom.replay.VmScore;
import io.headroom.replay.baseline.Baselines;
import io.headroom.replay.fleet.FleetResult.GrowthRow;
import io.headroom.replay.fleet.FleetResult.Row;
import io.headroom.replay.fleet.FleetResult.VmDrops;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

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

    /** Replays all that were taken in; there must be some. */
    public FleetResult run() {
        vms.sort(Comparator.comparing(vm -> vm.demand.id()));
        List<FleetVm> dealt =
                FleetVm.deal(vms.stream().map(vm -> vm.demand).toList(), options.tenants(), options.hosts());
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < dealt.size(); i++) {
            members.add(Member.of(dealt.get(i), vms.get(i)));
        }
        List<Row> rows = new ArrayList<>();
        rows.add(row("headroom_tiers", "w by tier", members, member -> member.wanted));
        rows.add(row(
                "headroom_hold",
                "w by tier",
                members,
                member -> member.prepared.growth.held()[member.vm.tier().ordinal()]));
        for (int policy = 0; policy < policies.size(); policy++) {
            baseline(rows, members, policy);
        }
        rows.add(row("foresight", "", members, member -> needs(member.vm.demand())));
        List<GrowthRow> growth = growth(members);
        if (!options.limited()) {
            return new FleetResult(members.size(), rows, List.of(), 0, growth);
        }
        return limited(members, rows, growth);
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

    private static Row row(String policy, String knob, List<Member> members, Function<Member, int[]> held) {
        Bills bills = new Bills();
        members.forEach(member -> bills.add(member.vm, held.apply(member), step -> 1));
        return new Row(policy, knob, bills, Map.of());
    }

    private void baseline(List<Row> rows, List<Member> members, int policy) {
        Policy of = policies.get(policy);
        if (of.hindsight()) {
            return;
        }
        List<String> knobs = of.knobs(members.get(0).vm.demand().resource());
        for (int knob = 0; knob < knobs.size(); knob++) {
            Bills bills = new Bills();
            for (Member member : members) {
                PolicyScore score = member.prepared.score.policies().get(policy);
                bills.add(member.vm, score.tallies().get(knob), member.prepared.score.yardstick());
            }
            rows.add(new Row(of.name(), knobs.get(knob), bills, Map.of()));
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

    private FleetResult limited(List<Member> members, List<Row> rows, List<GrowthRow> growth) {
        Limits limits = new Limits(capacity(members), budgets(members), options.window(), options.priceChange());
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
        rows.add(new Row("headroom_tiers_limited", options.limits(), bills, byTier));
        return new FleetResult(members.size(), rows, byVm, result.highestSpend(), growth);
    }

    /** The share of the most that a host's VMs need together in any step, in whole units. */
    private Map<String, Integer> capacity(List<Member> members) {
        Map<String, Integer> capacity = new HashMap<>();
        Double share = options.capacity();
        if (share != null) {
            Map<String, int[]> sums = new HashMap<>();
            for (Member member : members) {
                int[] need = needs(member.vm.demand());
                int[] sum = sums.computeIfAbsent(member.vm.host(), host -> new int[need.length]);
                java.util.Arrays.setAll(sum, t -> sum[t] + need[t]);
            }
            sums.forEach((host, sum) -> capacity.put(
                    host, (int) (share * java.util.Arrays.stream(sum).max().orElse(0))));
        }
        return capacity;
    }

    /** The share of what a tenant's VMs would cost in a mean window without limits, at unchanged prices. */
    private Map<String, Double> budgets(List<Member> members) {
        Map<String, Double> budgets = new HashMap<>();
        Double share = options.budget();
        if (share != null) {
            for (Member member : members) {
                int steps = member.wanted.length - Grid.WARM_UP;
                double units = java.util.Arrays.stream(member.wanted, Grid.WARM_UP, member.wanted.length)
                        .sum();
                double price = member.vm.tier().price(member.vm.demand().resource());
                budgets.merge(member.vm.tenant(), share * units * price * options.window() / steps, Double::sum);
            }
        }
        return budgets;
    }

    private static List<GrowthRow> growth(List<Member> members) {
        List<GrowthRow> rows = new ArrayList<>();
        for (var kind : io.headroom.replay.VmClass.values()) {
            for (Tier tier : Tier.values()) {
                Predicate<Member> ofKind = member -> member.vm.kind() == kind;
                rows.add(growth(members.stream().filter(ofKind).toList(), kind.label(), tier, "all"));
                rows.add(growth(
                        members.stream()
                                .filter(ofKind.and(member -> member.vm.tier() == tier))
                                .toList(),
                        kind.label(),
                        tier,
                        "dealt"));
            }
        }
        return rows;
    }

    private static GrowthRow growth(List<Member> members, String kind, Tier tier, String scope) {
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
