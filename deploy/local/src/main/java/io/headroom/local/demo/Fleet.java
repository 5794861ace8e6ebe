package io.headroom.local.demo;

import io.headroom.contracts.ResourceAmounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The demo's VMs: spread over three tenants and four tiers. */
final class Fleet {

    static final List<String> TENANTS = List.of("acme", "globex", "initech");
    static final List<String> TIERS = List.of("BRONZE", "SILVER", "GOLD", "PLATINUM");

    /** Steps of history, two weeks of five minutes. */
    static final int HISTORY = 14 * SyntheticDemand.DAY;

    /** Steps of demand beyond the history; then it repeats its last value. */
    private static final int AHEAD = 4 * SyntheticDemand.DAY;

    private Fleet() {}

    /** VMs with made-up demand. */
    static List<DemoVm> synthetic(int count) {
        List<DemoVm> vms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double cores = 1 + i % 4;
            vms.add(vm(i, new SyntheticDemand(4_711L + i, cores, HISTORY + AHEAD), cores, 1_024 + 1_024 * cores));
        }
        return vms;
    }

    /** VMs with demand from a trace. */
    static List<DemoVm> traced(List<TraceDemand> traces) {
        List<DemoVm> vms = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            TraceDemand trace = traces.get(i);
            vms.add(vm(i, trace, trace.cores(), trace.memoryMib()));
        }
        return vms;
    }

    private static DemoVm vm(int number, Demand demand, double cores, double memoryMib) {
        ResourceAmounts size = new ResourceAmounts(
                Math.max(1_000, Math.round(cores) * 1_000), Math.max(1_024, Math.round(memoryMib)), 65_536, 65_536);
        ResourceAmounts maximum = new ResourceAmounts(
                2 * size.cpuMillicores(), 2 * size.memoryMib(), 2 * size.diskKibPerS(), 2 * size.networkKibPerS());
        return new DemoVm(
                TENANTS.get(number % TENANTS.size()),
                String.format(Locale.ROOT, "vm-%02d", number + 1),
                TIERS.get(number % TIERS.size()),
                size,
                maximum,
                demand);
    }
}
