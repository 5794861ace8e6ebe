package io.headroom.local.demo;

import io.headroom.contracts.ResourceAmounts;
import io.headroom.local.SuiteApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A neighbour on the host takes cores that a VM was given: use stays below the allocation, so neither forecast nor surge can
 * see it, only steal and latency do. The breach that opens must make the planner raise the VM until it resolves.
 */
final class NoisyNeighbour {

    private static final String REPAIR = "CPU:BREACH_REPAIR";

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
        Instant began = Instant.now();
        simulated.neighbour(share(vm, before));
        try {
            return story(vm, began);
        } finally {
            simulated.neighbour(1);
        }
    }

    /** Less than the VM uses of what it has, so that it is starved whatever its head-room. */
    private double share(DemoVm vm, ResourceAmounts has) {
        double used = load.last(vm).get("cpuCoresUsed") instanceof Number number ? number.doubleValue() : 1;
        return Math.max(0.05, Math.min(0.6, 0.6 * used / (has.cpuMillicores() / 1_000.0)));
    }

    private String story(DemoVm vm, Instant began) {
        String opened =
                Checks.within(Duration.ofSeconds(40), () -> openBreaches(vm).isEmpty() ? "no breach was opened" : "");
        if (!opened.isEmpty()) {
            return opened;
        }
        String answered = Checks.within(
                Duration.ofSeconds(40),
                () -> repaired(vm, began) ? "" : "no decision raised its CPU with the reason " + REPAIR);
        if (!answered.isEmpty()) {
            return answered;
        }
        return Checks.within(Duration.ofSeconds(60), () -> {
            JsonNode open = openBreaches(vm);
            return open.isEmpty()
                    ? ""
                    : "still open: " + open.path(0).path("cause").asString();
        });
    }

    /** Whether a decision since then raised the CPU because of a breach. */
    private boolean repaired(DemoVm vm, Instant since) {
        JsonNode decisions = api.get(vm.tenant(), "/api/v1/decisions?limit=100&vmId=" + vm.id() + "&from=" + since)
                .require("The decisions about " + vm.id(), 200)
                .json()
                .path("items");
        for (JsonNode decision : decisions) {
            JsonNode cpu = decision.path("details").path("resources").path(0);
            boolean raised = cpu.path("decided").asLong() > cpu.path("before").asLong();
            if (raised && decision.path("reasons").valueStream().anyMatch(reason -> REPAIR.equals(reason.asString()))) {
                return true;
            }
        }
        return false;
    }

    private JsonNode openBreaches(DemoVm vm) {
        return api.get(vm.tenant(), "/api/v1/breaches?state=OPEN&vmId=" + vm.id())
                .require("The breaches of " + vm.id(), 200)
                .json()
                .path("items");
    }
}
