package io.headroom.bench.loop;

import io.headroom.contracts.ResourceAmounts;
import io.headroom.local.LaunchException;
import io.headroom.local.Pause;
import io.headroom.local.Progress;
import io.headroom.local.SuiteApi;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The VMs that are going to surge: registered, with a quiet history, forecast and allocated. */
final class Vms {

    static final String TENANT = "bench";

    /** What a sample says of memory, disk and network, which stay quiet. */
    static final double MEMORY_MIB = 1_200;

    private static final String POOL = "bench-pool";
    private static final ResourceAmounts UNIT = new ResourceAmounts(250, 256, 1_024, 1_024);
    private static final ResourceAmounts SIZE = new ResourceAmounts(2_000, 4_096, 65_536, 65_536);
    private static final ResourceAmounts MAXIMUM = new ResourceAmounts(32_000, 8_192, 65_536, 65_536);
    private static final ResourceAmounts HOST = new ResourceAmounts(256_000, 524_288, 16_777_216, 16_777_216);
    private static final int VMS_PER_HOST = 20;
    private static final int STEPS_PER_DAY = 288;
    private static final int HISTORY = 3 * STEPS_PER_DAY;
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long SEED = 4_711;

    private final SuiteApi api;
    private final Reports reports;
    private final PrintStream out;

    Vms(SuiteApi api, Reports reports, PrintStream out) {
        this.api = api;
        this.reports = reports;
        this.out = out;
    }

    /** Makes that many; returns when each has a forecast and an allocation. */
    List<String> make(int count) {
        post(SuiteApi.OPERATOR, "/api/v1/pools", Map.of("poolId", POOL, "provider", "simulated", "unit", UNIT));
        for (int host = 0; host * VMS_PER_HOST < count; host++) {
            post(
                    SuiteApi.OPERATOR,
                    "/api/v1/hosts",
                    Map.of("hostId", "bench-host-" + host, "pool", POOL, "physical", HOST));
        }
        List<String> vms = new ArrayList<>();
        Progress registered = new Progress(out, "Registering VMs", count);
        for (int i = 0; i < count; i++) {
            String vm = String.format(Locale.ROOT, "bench-vm-%03d", i);
            post(
                    TENANT,
                    "/api/v1/vms",
                    Map.of("vmId", vm, "pool", POOL, "size", SIZE, "minimum", UNIT, "maximum", MAXIMUM, "mode", "ACT"));
            vms.add(vm);
            registered.advance();
        }
        loadHistory(vms);
        awaitForecasts(vms);
        return vms;
    }

    private void post(String who, String path, Object body) {
        api.post(who, path, body, UUID.randomUUID().toString()).require("POST " + path, 201);
    }

    private void loadHistory(List<String> vms) {
        String operation = api.upload(
                        TENANT,
                        "/api/v1/metrics:import",
                        history(vms, Instant.now()),
                        "text/csv",
                        UUID.randomUUID().toString())
                .require("The import", 202)
                .location();
        Progress progress = new Progress(out, "Loading history", 100);
        JsonNode state;
        do {
            Pause.ms(250);
            state = api.get(TENANT, operation).require("The import", 200).json();
            progress.at((int) (100 * state.path("progress").asDouble()));
            if (state.path("state").asString().equals("FAILED")) {
                throw new LaunchException("The import failed: " + state);
            }
        } while (!state.path("state").asString().equals("SUCCEEDED"));
    }

    /** Three days of some noise about a daily swing, at half of what the VM is first given. */
    private static String history(List<String> vms, Instant now) {
        Random random = new Random(SEED);
        StringBuilder csv = new StringBuilder("vmId,at,cpuCoresUsed,memoryMibUsed,diskReadKibPerS,diskWriteKibPerS,"
                + "networkRxKibPerS,networkTxKibPerS\n");
        for (String vm : vms) {
            for (int step = HISTORY; step > 0; step--) {
                double day = (double) (HISTORY - step) / STEPS_PER_DAY;
                double cores = 0.8 + 0.2 * Math.sin(2 * Math.PI * day) + 0.03 * random.nextGaussian();
                Instant at = now.minus(STEP.multipliedBy(step)).truncatedTo(ChronoUnit.SECONDS);
                csv.append(String.format(
                        Locale.ROOT, "%s,%s,%.3f,%.0f,100,100,200,200%n", vm, at, cores, MEMORY_MIB + 20 * cores));
            }
        }
        return csv.toString();
    }

    private void awaitForecasts(List<String> vms) {
        Progress progress = new Progress(out, "Awaiting forecasts", vms.size());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (String vm : vms) {
            while (!ready(vm)) {
                if (System.nanoTime() > deadline) {
                    throw new LaunchException(
                            "VM " + vm + " has no forecast or no allocation after " + PATIENCE.toMinutes() + " min");
                }
                Pause.ms(250);
            }
            progress.advance();
        }
    }

    private boolean ready(String vm) {
        JsonNode forecast =
                api.get(TENANT, "/api/v1/vms/" + vm + "/forecast?horizon=1").json();
        return forecast.path("resources").size() == 4
                && reports.cpuMillicores(vm).isPresent();
    }
}
