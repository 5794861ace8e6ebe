package io.headroom.local.demo;

import io.headroom.contracts.ResourceAmounts;
import io.headroom.local.SuiteApi;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * A neighbour on the host takes cores that a VM was given: use stays below the allocation, so neither forecast nor surge can
 * see it, only steal and latency do. The breach that opens must make the planner raise the VM until it resolves.
 */
final class NoisyNeighbour {

    private final SuiteApi api;
    private final LiveLoad load;

    NoisyNeighbour(SuiteApi api, LiveLoad load) {
        this.api = api;
        this.load = load;
    }

    /** Visits a Gold VM without an open breach; what went wrong, empty if nothing did. */
    String visit(List<DemoVm> vms) {
        DemoVm vm = vms.stream()
                .filter(candidate -> candidate.tier().equals("GOLD")
                        && openBreaches(candidate).isEmpty())
                .findFirst()
                .orElseThrow();
        SimulatedVm simulated = load.vm(vm);
        ResourceAmounts before = simulated.effective();
        if (before == null) {
            return vm.id() + " has no allocation";
        }
        simulated.neighbour(share(vm, before));
        try {
            return story(vm, simulated, before.cpuMillicores());
        } finally {
            simulated.neighbour(1);
        }
    }

    /** Less than the VM uses of what it has, so that it is starved whatever its head-room. */
    private double share(DemoVm vm, ResourceAmounts has) {
        double used = load.last(vm).get("cpuCoresUsed") instanceof Number number ? number.doubleValue() : 1;
        return Math.max(0.05, Math.min(0.6, 0.6 * used / (has.cpuMillicores() / 1_000.0)));
    }

    /** The CPU in force, having noted it if it is the lowest so far. */
    private static long note(SimulatedVm simulated, AtomicLong lowest) {
        ResourceAmounts now = simulated.effective();
        if (now == null) {
            return 0;
        }
        lowest.accumulateAndGet(now.cpuMillicores(), Math::min);
        return now.cpuMillicores();
    }

    private String story(DemoVm vm, SimulatedVm simulated, long millicores) {
        // A real VM's allocation may fall with its demand before the breach opens: an answer is a rise from where it
        // then is.
        AtomicLong lowest = new AtomicLong(millicores);
        String opened = Checks.within(Duration.ofSeconds(40), () -> {
            note(simulated, lowest);
            return openBreaches(vm).isEmpty() ? "no breach was opened" : "";
        });
        if (!opened.isEmpty()) {
            return opened;
        }
        String raised = Checks.within(Duration.ofSeconds(40), () -> {
            long now = note(simulated, lowest);
            return now > lowest.get() ? "" : "the planner did not raise the CPU above " + lowest.get();
        });
        if (!raised.isEmpty()) {
            return raised;
        }
        return Checks.within(Duration.ofSeconds(60), () -> {
            JsonNode open = openBreaches(vm);
            return open.isEmpty()
                    ? ""
                    : "still open: " + open.path(0).path("cause").asString();
        });
    }

    private JsonNode openBreaches(DemoVm vm) {
        return api.get(vm.tenant(), "/api/v1/breaches?state=OPEN&vmId=" + vm.id())
                .require("The breaches of " + vm.id(), 200)
                .json()
                .path("items");
    }
}
