package io.headroom.replay.fleet;

import io.headroom.planning.Claim;
import io.headroom.planning.CostCut;
import io.headroom.planning.Grant;
import io.headroom.planning.Growth;
import io.headroom.planning.Room;
import io.headroom.planning.ScarceCapacity;
import io.headroom.replay.Grid;
import io.headroom.replay.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans a fleet step by step in the order of the services' planner: what is wanted less is given back, tenants above their
 * threshold are brought below it ({@link CostCut}), and what is wanted more shares what is left of hosts and money
 * ({@link ScarceCapacity}). Equal input gives equal output.
 */
final class PoolReplay {

    private final List<PoolVm> vms;
    private final Limits limits;
    private final Resource resource;
    private final Purses purses;
    private final int[] held;
    private final Drops[] drops;
    private final List<Integer> leastFirst;
    private double factor = 1;

    PoolReplay(List<PoolVm> vms, Limits limits) {
        this.vms = List.copyOf(vms);
        this.limits = limits;
        this.resource = vms.get(0).vm().demand().resource();
        this.purses = new Purses(limits);
        this.held = new int[vms.size()];
        this.drops = new Drops[vms.size()];
        Arrays.fill(drops, Drops.NONE);
        this.leastFirst = new ArrayList<>();
        for (int i = 0; i < held.length; i++) {
            leastFirst.add(i);
        }
        leastFirst.sort(Comparator.comparing(i -> vms.get(i).vm().tier()));
    }

    /** A VM with what it wants by step, in units, at least one, and how likely it is to need more than some units. */
    record PoolVm(FleetVm vm, int[] wanted, Need need) {}

    /** How likely a step's demand is above a number of units, 0..1, never rising with it. */
    @FunctionalInterface
    interface Need {
        double exceedance(int step, double units);
    }

    /**
     * How it went.
     *
     * @param held units by VM and step from the first scored one on
     * @param highestSpend the most that any tenant had spent at any step, as a share of its limit
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(int[][] held, Drops[] drops, double highestSpend) {}

    /** Plans all steps from the first scored one on; once. */
    Result run() {
        int steps = vms.get(0).wanted().length;
        int[][] given = new int[held.length][steps];
        for (int t = Grid.WARM_UP; t < steps; t++) {
            factor = limits.priceFactor(t);
            step(t);
            purses.pay(rates());
            for (int i = 0; i < held.length; i++) {
                given[i][t] = held[i];
            }
        }
        return new Result(given, drops, purses.highest());
    }

    private void step(int t) {
        int[] target = new int[held.length];
        for (int i = 0; i < held.length; i++) {
            target[i] = vms.get(i).wanted()[t];
            held[i] = Math.min(held[i], target[i]);
        }
        Map<String, Double> spendable = purses.spendable(t, rates());
        cut(t, target, spendable);
        List<Integer> growing = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < held.length; i++) {
            if (target[i] > held[i]) {
                growing.add(i);
                claims.add(claim(t, i, target[i], spendable));
            }
        }
        if (!claims.isEmpty()) {
            List<Grant> grants = new ScarceCapacity(rooms(), spendable).share(claims);
            for (int i = 0; i < grants.size(); i++) {
                take(growing.get(i), grants.get(i), target);
            }
        }
    }

    private void cut(int t, int[] target, Map<String, Double> spendable) {
        List<CostCut.Held> candidates = new ArrayList<>();
        for (int i : leastFirst) {
            PoolVm vm = vms.get(i);
            double price = price(i);
            candidates.add(new CostCut.Held(
                    vm.vm().tenant(),
                    held[i],
                    1,
                    price * purses.stepsLeft(t),
                    unit -> vm.vm().tier().weight() * price * vm.need().exceedance(t, unit)));
        }
        int[] kept = CostCut.kept(spendable, candidates);
        for (int place = 0; place < kept.length; place++) {
            int i = leastFirst.get(place);
            if (kept[place] < held[i]) {
                held[i] = kept[place];
                drops[i] = drops[i].byCost(target[i] - held[i]);
                target[i] = held[i];
            }
        }
    }

    private Claim claim(int t, int i, int target, Map<String, Double> spendable) {
        FleetVm vm = vms.get(i).vm();
        double price = price(i);
        Growth growth = new Growth(
                vm.demand().id(), vm.tenant(), new long[] {held[i]}, new long[] {target - held[i]}, new long[] {1});
        Growth.Prices prices = new Growth.Prices(
                new long[] {1},
                new double[] {price},
                new double[] {vm.tier().weight() * price},
                spendable.containsKey(vm.tenant()) ? purses.stepsLeft(t) : 1);
        return growth.claim(vm.host(), prices, (of, amount) -> vms.get(i).need().exceedance(t, amount));
    }

    private List<Room> rooms() {
        Map<String, Long> used = new LinkedHashMap<>();
        for (int i = 0; i < held.length; i++) {
            used.merge(vms.get(i).vm().host(), (long) held[i], Long::sum);
        }
        List<Room> rooms = new ArrayList<>();
        used.forEach((host, units) -> {
            long capacity = limits.capacity().getOrDefault(host, Integer.MAX_VALUE);
            rooms.add(new Room(host, new long[] {capacity}, new long[] {Math.max(0, capacity - units)}));
        });
        return rooms;
    }

    private void take(int i, Grant grant, int[] target) {
        held[i] += grant.units()[0];
        int missing = target[i] - held[i];
        if (missing > 0 && !grant.cappedByCapacity() && !grant.cappedByCost()) {
            throw new IllegalStateException(
                    vms.get(i).vm().demand().id() + " was refused " + missing + " units without a reason");
        }
        drops[i] = grant.cappedByCapacity() ? drops[i].byCapacity(missing) : drops[i].byCost(missing);
    }

    private double price(int i) {
        return factor * vms.get(i).vm().tier().price(resource);
    }

    private Map<String, Double> rates() {
        Map<String, Double> rates = new HashMap<>();
        for (int i = 0; i < held.length; i++) {
            rates.merge(vms.get(i).vm().tenant(), held[i] * price(i), Double::sum);
        }
        return rates;
    }
}
