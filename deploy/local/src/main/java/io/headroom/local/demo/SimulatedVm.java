package io.headroom.local.demo;

import io.headroom.contracts.ResourceAmounts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A VM as its own agent sees it: it cannot use more than it effectively has. What it wanted beyond is steal, slower answers
 * and failed requests; the demand itself is never told.
 */
final class SimulatedVm {

    private static final double BASE_LATENCY_MS = 40;

    private final DemoVm vm;
    private volatile @Nullable ResourceAmounts effective;
    private volatile double worth = 1;

    SimulatedVm(DemoVm vm) {
        this.vm = vm;
    }

    DemoVm vm() {
        return vm;
    }

    /** What it effectively has now, null before the first report. */
    @Nullable
    ResourceAmounts effective() {
        return effective;
    }

    void effective(ResourceAmounts amounts) {
        effective = amounts;
    }

    /** A noisy neighbour: only this share of the effective CPU is worth anything. */
    void neighbour(double share) {
        worth = share;
    }

    /** The sample that the agent sends, as the API takes it. */
    Map<String, Object> sample(Use wanted, Instant at) {
        ResourceAmounts has = effective;
        double cores = has == null ? Double.MAX_VALUE : worth * has.cpuMillicores() / 1_000.0;
        double used = Math.min(wanted.cpuCores(), cores);
        double lacking = wanted.cpuCores() > 0 ? Math.max(0, 1 - used / wanted.cpuCores()) : 0;
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("vmId", vm.id());
        sample.put("at", at.toString());
        put(sample, "cpuCoresUsed", used);
        put(sample, "memoryMibUsed", atMost(wanted.memoryMib(), has == null ? null : has.memoryMib()));
        double disk = atMost(wanted.diskKibPerS(), has == null ? null : has.diskKibPerS());
        put(sample, "diskReadKibPerS", 0.4 * disk);
        put(sample, "diskWriteKibPerS", 0.6 * disk);
        double network = atMost(wanted.networkKibPerS(), has == null ? null : has.networkKibPerS());
        put(sample, "networkRxKibPerS", 0.5 * network);
        put(sample, "networkTxKibPerS", 0.5 * network);
        if (!Double.isNaN(wanted.cpuCores())) {
            put(sample, "requestsPerSecond", 50 * used);
            put(sample, "requestLatencyP95Ms", BASE_LATENCY_MS * (1 + 20 * lacking));
            put(sample, "errorRatio", lacking > 0.3 ? lacking / 10 : 0);
            // Within its allocation a VM that lacks cores stands at its limit; only a neighbour shows as steal.
            put(sample, "cpuStealRatio", worth < 1 ? Math.min(1, lacking) : 0);
        }
        return sample;
    }

    private static double atMost(double wanted, @Nullable Long limit) {
        return limit == null ? wanted : Math.min(wanted, limit);
    }

    private static void put(Map<String, Object> sample, String field, double value) {
        if (!Double.isNaN(value)) {
            sample.put(field, Math.round(value * 10_000) / 10_000.0);
        }
    }
}
