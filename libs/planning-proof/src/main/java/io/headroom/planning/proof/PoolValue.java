package io.headroom.planning.proof;

import io.headroom.planning.Claim;
import io.headroom.planning.Grant;
import io.headroom.planning.Placement;
import io.headroom.planning.Placement.Newcomer;
import io.headroom.planning.Room;
import io.headroom.planning.ScarceCapacity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the planner makes of a pool: hosts chosen and units granted as the allocator does it, and what that is worth. */
final class PoolValue {

    private PoolValue() {}

    /**
     * The worth of all units that the plan grants; 0 if it leaves a VM out, since each pool has room for all.
     *
     * @throws IllegalStateException if the plan breaks a limit
     */
    static double planned(SmallPool pool) {
        Map<String, String> hosts = new Placement(pool.rooms(), List.of(), pool.spendable()).choose(pool.newcomers());
        List<Claim> claims = new ArrayList<>();
        for (Newcomer newcomer : pool.newcomers()) {
            String host = hosts.get(newcomer.claim().id());
            if (host == null) {
                return 0;
            }
            claims.add(newcomer.claim().on(host));
        }
        List<Grant> grants = new ScarceCapacity(pool.rooms(), pool.spendable()).share(claims);
        requireLimits(pool, claims, grants);
        double value = 0;
        for (int i = 0; i < claims.size(); i++) {
            for (int resource = 0; resource < RandomVm.RESOURCES; resource++) {
                for (int unit = 0; unit < grants.get(i).units()[resource]; unit++) {
                    value += claims.get(i).value().of(resource, unit);
                }
            }
        }
        return value;
    }

    private static void requireLimits(SmallPool pool, List<Claim> claims, List<Grant> grants) {
        Map<String, long[]> used = new HashMap<>();
        Map<String, Double> spent = new HashMap<>();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            long[] onHost = used.computeIfAbsent(claim.host(), host -> new long[RandomVm.RESOURCES]);
            for (int resource = 0; resource < onHost.length; resource++) {
                int units = grants.get(i).units()[resource];
                onHost[resource] += units * claim.unitSize()[resource];
                spent.merge(claim.payer(), units * claim.unitCost()[resource], Double::sum);
                require(units >= claim.guaranteed()[resource], pool, "a guarantee was not kept");
                require(units <= claim.units()[resource], pool, "more was granted than wanted");
            }
        }
        for (Room room : pool.rooms()) {
            long[] onHost = used.getOrDefault(room.hostId(), new long[RandomVm.RESOURCES]);
            for (int resource = 0; resource < onHost.length; resource++) {
                require(onHost[resource] <= room.free()[resource], pool, "a host was over-committed");
            }
        }
        pool.spendable()
                .forEach((tenant, limit) ->
                        require(spent.getOrDefault(tenant, 0.0) <= limit * (1 + 1e-9), pool, "a threshold was passed"));
    }

    private static void require(boolean kept, SmallPool pool, String what) {
        if (!kept) {
            throw new IllegalStateException("seed " + pool.seed() + ": " + what);
        }
    }
}
