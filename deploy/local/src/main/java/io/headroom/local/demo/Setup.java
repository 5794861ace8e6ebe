package io.headroom.local.demo;

import io.headroom.contracts.ResourceAmounts;
import io.headroom.local.LaunchException;
import io.headroom.local.Pause;
import io.headroom.local.Progress;
import io.headroom.local.SuiteApi;
import io.headroom.local.SuiteApi.Reply;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Registers pool, hosts and VMs and loads their history; what is there already stays. */
final class Setup {

    static final String POOL = "demo-pool";

    private static final ResourceAmounts UNIT = new ResourceAmounts(250, 256, 1_024, 1_024);
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    private final SuiteApi api;
    private final PrintStream out;

    Setup(SuiteApi api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** Registers everything; a second run finds it there. */
    void register(List<DemoVm> vms) {
        api.post(
                        SuiteApi.OPERATOR,
                        "/api/v1/pools",
                        Map.of("poolId", POOL, "provider", "simulated", "unit", UNIT),
                        key())
                .require("The pool", CREATED, CONFLICT);
        for (int host = 1; host <= hosts(vms); host++) {
            api.post(
                            SuiteApi.OPERATOR,
                            "/api/v1/hosts",
                            Map.of(
                                    "hostId",
                                    "demo-host-" + host,
                                    "pool",
                                    POOL,
                                    "physical",
                                    new ResourceAmounts(48_000, 131_072, 2_097_152, 4_194_304)),
                            key())
                    .require("Host " + host, CREATED, CONFLICT);
        }
        Progress progress = new Progress(out, "Registering VMs", vms.size());
        for (DemoVm vm : vms) {
            api.post(
                            vm.tenant(),
                            "/api/v1/vms",
                            Map.of(
                                    "vmId",
                                    vm.id(),
                                    "pool",
                                    POOL,
                                    "size",
                                    vm.size(),
                                    "minimum",
                                    UNIT,
                                    "maximum",
                                    vm.maximum(),
                                    "mode",
                                    "ACT"),
                            key())
                    .require("VM " + vm.id(), CREATED, CONFLICT);
            progress.advance();
        }
        Progress tiers = new Progress(out, "Choosing tiers", vms.size());
        for (DemoVm vm : vms) {
            choose(vm);
            tiers.advance();
        }
    }

    /** How many hosts of 48 cores hold the VMs with room to grow. */
    static int hosts(List<DemoVm> vms) {
        long memory = vms.stream().mapToLong(vm -> vm.maximum().memoryMib()).sum();
        long cores = vms.stream().mapToLong(vm -> vm.maximum().cpuMillicores()).sum();
        return (int) Math.max(2, Math.max(memory / 98_304, cores / 48_000) + 1);
    }

    private void choose(DemoVm vm) {
        String path = "/api/v1/vms/" + vm.id() + "/qos";
        for (int attempt = 0; attempt < 100; attempt++) {
            Reply now = api.get(vm.tenant(), path);
            if (now.status() == 200 && now.json().path("tier").asString().equals(vm.tier())) {
                return;
            }
            if (now.status() == 200
                    && api.put(vm.tenant(), path, Map.of("tier", vm.tier()), now.etag())
                                    .status()
                            == 200) {
                return;
            }
            Pause.ms(200);
        }
        throw new LaunchException("VM " + vm.id() + " did not get its tier within 20 s");
    }

    /**
     * Loads the history of every VM, one import a tenant, and waits for it.
     *
     * @param firstStep real start of the first step of history
     * @param stepMillis real length of a step
     */
    void load(List<DemoVm> vms, Instant firstStep, long stepMillis) {
        List<Map.Entry<String, String>> operations = new ArrayList<>();
        Progress progress = new Progress(out, "Sending history", vms.size());
        for (String tenant : Fleet.TENANTS) {
            StringBuilder csv = new StringBuilder("vmId,at,cpuCoresUsed,memoryMibUsed,diskReadKibPerS,diskWriteKibPerS,"
                    + "networkRxKibPerS,networkTxKibPerS\n");
            for (DemoVm vm : vms) {
                if (vm.tenant().equals(tenant)) {
                    for (int step = 0; step < Fleet.HISTORY; step++) {
                        line(
                                csv,
                                vm,
                                firstStep.plusMillis(step * stepMillis),
                                vm.demand().at(step));
                    }
                    progress.advance();
                }
            }
            Reply accepted = api.upload(tenant, "/api/v1/metrics:import", csv.toString(), "text/csv", key())
                    .require("The import of " + tenant, 202);
            operations.add(Map.entry(tenant, accepted.location()));
        }
        follow(operations);
    }

    private void follow(List<Map.Entry<String, String>> operations) {
        Progress progress = new Progress(out, "Loading history", 100);
        while (true) {
            double sum = 0;
            boolean done = true;
            for (Map.Entry<String, String> operation : operations) {
                var state = api.get(operation.getKey(), operation.getValue())
                        .require("The import", 200)
                        .json();
                if (state.path("state").asString().equals("FAILED")) {
                    throw new LaunchException("The import failed: " + state);
                }
                done &= state.path("state").asString().equals("SUCCEEDED");
                sum += state.path("progress").asDouble();
            }
            progress.at((int) (100 * sum / operations.size()));
            if (done) {
                return;
            }
            Pause.ms(500);
        }
    }

    private static void line(StringBuilder csv, DemoVm vm, Instant at, Use use) {
        csv.append(vm.id()).append(',').append(at);
        for (double value : new double[] {
            use.cpuCores(),
            use.memoryMib(),
            0.4 * use.diskKibPerS(),
            0.6 * use.diskKibPerS(),
            0.5 * use.networkKibPerS(),
            0.5 * use.networkKibPerS()
        }) {
            csv.append(',');
            if (!Double.isNaN(value)) {
                csv.append(Math.round(value * 1_000) / 1_000.0);
            }
        }
        csv.append('\n');
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
