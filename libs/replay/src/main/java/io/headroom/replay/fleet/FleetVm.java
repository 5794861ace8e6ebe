package io.headroom.replay.fleet;

import io.headroom.replay.Demand;
import io.headroom.replay.VmClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A VM of a fleet.
 *
 * @param demand what it uses
 * @param kind its class
 * @param tier the owner's
 * @param tenant who pays for it
 * @param host where it is; it stays there
 */
public record FleetVm(Demand demand, VmClass kind, Tier tier, String tenant, String host) {

    /**
     * Deals VMs in the order of their ids: tiers in turn, and each four that follow each other to the next tenant and the next
     * host, so that every tenant and every host has all tiers.
     *
     * @param vms in any order, ids distinct
     */
    public static List<FleetVm> deal(List<Demand> vms, int tenants, int hosts) {
        List<Demand> sorted =
                vms.stream().sorted(Comparator.comparing(Demand::id)).toList();
        List<FleetVm> dealt = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Tier tier = Tier.values()[i % Tier.values().length];
            int four = i / Tier.values().length;
            Demand vm = sorted.get(i);
            dealt.add(new FleetVm(vm, VmClass.of(vm), tier, "tenant-" + four % tenants, "host-" + four % hosts));
        }
        return List.copyOf(dealt);
    }
}
