package io.headroom.replay.fleet;

import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Resource;
import io.headroom.replay.VmClass;
import io.headroom.replay.Vms;
import io.headroom.replay.fleet.PoolReplay.PoolVm;
import java.util.Arrays;

/** VMs of fleets in tests: processors in units of a quarter core. */
final class Fleets {

    private Fleets() {}

    /** A VM that needs and wants these units in the scored steps. */
    static PoolVm vm(String id, Tier tier, String tenant, String host, int... units) {
        int[] wanted = new int[Vms.WARM_UP + units.length];
        Arrays.fill(wanted, 1);
        System.arraycopy(units, 0, wanted, Vms.WARM_UP, units.length);
        double[] use = new double[wanted.length];
        Arrays.setAll(use, t -> wanted[t] * Resource.CPU.unit());
        Demand demand = Demand.of(id, Resource.CPU, new Grid(0, use.length), use, 16);
        return new PoolVm(new FleetVm(demand, VmClass.MIXED, tier, tenant, host), wanted, (step, held) -> 0.5);
    }

    /** What the scored steps were given. */
    static int[] scored(int[] held) {
        return Arrays.copyOfRange(held, Vms.WARM_UP, held.length);
    }
}
