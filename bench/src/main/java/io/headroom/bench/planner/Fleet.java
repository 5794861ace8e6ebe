package io.headroom.bench.planner;

import io.headroom.planning.Claim;
import io.headroom.planning.Grant;
import io.headroom.planning.Growth;
import io.headroom.planning.Placement;
import io.headroom.planning.Placement.Newcomer;
import io.headroom.planning.ReservationsAhead;
import io.headroom.planning.ResourceSize;
import io.headroom.planning.ResourceState;
import io.headroom.planning.Room;
import io.headroom.planning.ScarceCapacity;
import io.headroom.planning.Sizing;
import io.headroom.planning.Timing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A pool of many VMs, twenty to a host, planned by the functions that the allocator's planner is made of, in its order:
 * size each resource, place what has no host, share what is free, set aside what lies beyond the hold. One tenant in five
 * has a cost threshold that binds.
 */
final class Fleet {

    /** Of the pool that is measured. */
    static final long SEED = 1;

    private static final int VMS_PER_HOST = 20;
    private static final int TENANTS = 50;
    private static final long[] HOST = {48_000, 196_608, 524_288, 524_288};

    private final List<FleetVm> vms = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();
    private final List<Room> rooms = new ArrayList<>();
    private final Map<String, Double> spendable = new HashMap<>();

    /** @param settled whether the VMs run already, or all of them are to be placed */
    Fleet(int count, boolean settled, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int hostCount = Math.max(1, count / VMS_PER_HOST);
        long[][] free = new long[hostCount][];
        for (int host = 0; host < hostCount; host++) {
            free[host] = HOST.clone();
        }
        for (int vm = 0; vm < count; vm++) {
            FleetVm made = FleetVm.random(vm, TENANTS, settled, random);
            vms.add(made);
            hosts.add(settled ? "host-" + vm % hostCount : "");
            for (int resource = 0; resource < FleetVm.RESOURCES; resource++) {
                free[vm % hostCount][resource] = Math.max(0, free[vm % hostCount][resource] - made.held()[resource]);
            }
        }
        for (int host = 0; host < hostCount; host++) {
            rooms.add(new Room("host-" + host, HOST, free[host]));
        }
        double perVm = settled ? 0.004 : 0.06;
        for (int tenant = 0; tenant < TENANTS; tenant += 5) {
            spendable.put("tenant-" + tenant, perVm * count / TENANTS);
        }
    }

    int hosts() {
        return rooms.size();
    }

    /** Plans all VMs once. */
    Planned plan() {
        List<Claim> growing = new ArrayList<>();
        List<Newcomer> newcomers = new ArrayList<>();
        long[][] targets = new long[vms.size()][];
        for (int i = 0; i < targets.length; i++) {
            FleetVm vm = vms.get(i);
            targets[i] = size(vm);
            Claim claim = claim(vm, targets[i], hosts.get(i));
            if (hosts.get(i).isEmpty()) {
                newcomers.add(new Newcomer(claim, vm.guarantee()));
            } else if (grows(vm, targets[i])) {
                growing.add(claim);
            }
        }
        if (!newcomers.isEmpty()) {
            Map<String, String> chosen = new Placement(rooms, growing, spendable).choose(newcomers);
            for (Newcomer newcomer : newcomers) {
                String host = chosen.get(newcomer.claim().id());
                if (host != null) {
                    growing.add(newcomer.claim().on(host));
                }
            }
        }
        List<Grant> grants = new ScarceCapacity(rooms, spendable).share(growing);
        long spans = 0;
        for (int i = 0; i < targets.length; i++) {
            spans += ahead(vms.get(i), targets[i]);
        }
        return new Planned(
                growing.size(),
                grants.stream().filter(Grant::cappedByCapacity).count(),
                grants.stream().filter(Grant::cappedByCost).count(),
                spans);
    }

    private static long[] size(FleetVm vm) {
        Sizing sizing = new Sizing(vm.tier(), Timing.USUAL);
        long[] target = new long[FleetVm.RESOURCES];
        for (int resource = 0; resource < target.length; resource++) {
            ResourceSize size = sizing.size(new ResourceState(
                    vm.outlooks()[resource],
                    ResourceState.Missing.NEVER_MADE,
                    vm.observed()[resource],
                    false,
                    vm.held()[resource],
                    0,
                    vm.bounds()[resource].maximum(),
                    vm.guarantee()[resource],
                    0,
                    vm.bounds()[resource],
                    1,
                    FleetVm.HOLD,
                    0));
            target[resource] = size.target();
        }
        return target;
    }

    private static boolean grows(FleetVm vm, long[] target) {
        for (int resource = 0; resource < target.length; resource++) {
            if (target[resource] > vm.held()[resource]) {
                return true;
            }
        }
        return false;
    }

    private static Claim claim(FleetVm vm, long[] target, String host) {
        long[] wanted = new long[target.length];
        long[] first = new long[target.length];
        for (int resource = 0; resource < target.length; resource++) {
            wanted[resource] = Math.max(0, target[resource] - vm.held()[resource]);
            first[resource] = Math.max(vm.guarantee()[resource], vm.bounds()[resource].lowest());
        }
        int lead = Timing.USUAL.lead();
        return new Growth(vm.id(), vm.tenant(), vm.held(), wanted, first)
                .claim(
                        host,
                        vm.prices(),
                        (resource, amount) -> vm.outlooks()[resource].meanExceedance(lead, lead + 1, amount));
    }

    private static int ahead(FleetVm vm, long[] target) {
        ReservationsAhead ahead = new ReservationsAhead(vm.tier());
        int spans = 0;
        for (int resource = 0; resource < target.length; resource++) {
            spans += ahead.spans(
                            vm.outlooks()[resource], target[resource], vm.bounds()[resource], 1, Timing.USUAL.lead())
                    .size();
        }
        return spans;
    }

    /**
     * What came of a plan.
     *
     * @param growing VMs that asked for more
     * @param shortOfCapacity VMs of those that a host had too little for
     * @param shortOfMoney VMs of those that a threshold stopped
     * @param spans reserved beyond the hold
     */
    record Planned(int growing, long shortOfCapacity, long shortOfMoney, long spans) {}
}
