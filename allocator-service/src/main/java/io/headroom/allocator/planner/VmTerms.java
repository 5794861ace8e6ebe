package io.headroom.allocator.planner;

import io.headroom.allocator.inventory.PoolEntry;
import io.headroom.allocator.inventory.VmEntry;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.contracts.Enforcement;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.QosProfile;
import io.headroom.contracts.Resource;
import io.headroom.planning.Bounds;
import io.headroom.planning.TierTerms;

/**
 * What a VM's tier, owner and pool mean for planning it; arrays in the order of {@link Resource}.
 *
 * @param tier levels and penalty
 * @param bounds the owner's bounds within the tier's limits, in the pool's units
 * @param guarantee what may never be taken
 * @param margin explicit extra margin
 * @param pricePerStep of one unit of amount (a millicore, a MiB) active for a step; 0 for what has no price
 * @param worthPerStep price for ordering claims: for what has no price that of a unit of memory, spread over the unit
 * @param reservedShare price of reserved capacity as a share of the active price
 * @param enforcement weights, guarantees and limits for the provider
 */
record VmTerms(
        TierTerms tier,
        Bounds[] bounds,
        long[] guarantee,
        double[] margin,
        double[] pricePerStep,
        double[] worthPerStep,
        double reservedShare,
        Enforcement enforcement) {

    private static final double KIB_PER_MBIT = 1_000_000d / 8 / 1024;

    /** @param stepsPerHour steps in a domain hour */
    static VmTerms of(VmEntry vm, PoolEntry pool, QosAssigned qos, double stepsPerHour) {
        long[] unit = Amounts.of(pool.unit());
        QosProfile profile = qos.profile();
        long networkMax = (long) (profile.networkMaxMbitPerS() * KIB_PER_MBIT);
        long[] limit = {Long.MAX_VALUE, Long.MAX_VALUE, profile.storageMaxMibPerS() * 1024, networkMax};
        long[] lowest = Amounts.of(vm.minimum());
        long[] highest = Amounts.of(vm.maximum());
        Bounds[] bounds = new Bounds[Amounts.COUNT];
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            long most = Math.min(highest[resource], Math.max(limit[resource], lowest[resource]));
            bounds[resource] = new Bounds(lowest[resource], most, unit[resource]);
        }
        Enforcement enforcement = enforcement(vm, profile, networkMax);
        long[] guarantee = {0, enforcement.memoryGuaranteeMib(), 0, enforcement.networkMinKibPerS()};
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            guarantee[resource] = guarantee[resource] == 0 ? 0 : bounds[resource].fit(guarantee[resource]);
        }
        double core = qos.prices().perCoreHour().doubleValue() / 1000 / stepsPerHour;
        double mib = qos.prices().perGibHour().doubleValue() / 1024 / stepsPerHour;
        double memoryUnit = mib * unit[Resource.MEMORY.ordinal()];
        return new VmTerms(
                new TierTerms(
                        qos.shortageWeight(),
                        qos.prices().reservedShare(),
                        TierTerms.PenaltyBasis.valueOf(qos.penaltyBasis().name()),
                        qos.statedQuantile()),
                bounds,
                guarantee,
                new double[] {qos.cpuMultiplier(), qos.memoryMultiplier(), 1, 1},
                new double[] {core, mib, 0, 0},
                new double[] {
                    core, mib, memoryUnit / unit[Resource.DISK.ordinal()], memoryUnit / unit[Resource.NETWORK.ordinal()]
                },
                qos.prices().reservedShare(),
                enforcement);
    }

    private static Enforcement enforcement(VmEntry vm, QosProfile profile, long networkMax) {
        long memory = (long) (profile.memoryGuaranteeShare() * vm.size().memoryMib());
        long networkMin = (long) (profile.networkMinMbitPerS() * KIB_PER_MBIT);
        return new Enforcement(
                profile.cpuWeight(),
                Math.min(memory, vm.maximum().memoryMib()),
                Math.min(networkMin, vm.maximum().networkKibPerS()),
                networkMax,
                profile.storagePriority(),
                profile.storageMaxMibPerS() * 1024,
                profile.storageMaxIops());
    }

    /** What these amounts cost for a step when active. */
    double activeCost(long[] amounts) {
        double cost = 0;
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            cost += pricePerStep[resource] * amounts[resource];
        }
        return cost;
    }

    /** What these amounts cost for a step when set aside. */
    double reservedCost(long[] amounts) {
        return reservedShare * activeCost(amounts);
    }

    /** What avoiding a shortage of one unit of amount for a step is worth. */
    double worth(int resource) {
        return tier.shortageWeight() * worthPerStep[resource];
    }

    /** The same for each resource. */
    double[] worths() {
        double[] worths = new double[Amounts.COUNT];
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            worths[resource] = worth(resource);
        }
        return worths;
    }

    /** The least that the owner allows. */
    long[] lowest() {
        long[] lowest = Amounts.zero();
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            lowest[resource] = bounds[resource].lowest();
        }
        return lowest;
    }
}
