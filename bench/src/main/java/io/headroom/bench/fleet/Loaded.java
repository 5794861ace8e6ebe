package io.headroom.bench.fleet;

import io.headroom.local.LaunchException;
import io.headroom.local.Pause;
import io.headroom.local.Progress;
import io.headroom.local.SuiteApi;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The fleet's history: every VM with a day of its own, noise, and now and then a burst. */
final class Loaded {

    static final String TENANT = "bench";

    private static final int STEPS_PER_DAY = 288;
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final int VMS_AT_ONCE = 50;
    private static final long SEED = 20_803;

    private final SuiteApi api;
    private final PrintStream out;

    Loaded(SuiteApi api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    static List<String> names(int vms) {
        return IntStream.range(0, vms)
                .mapToObj(vm -> String.format(Locale.ROOT, "fleet-%05d", vm))
                .toList();
    }

    /** Imports that many days of steps; returns when all is stored. */
    void load(List<String> vms, int days) {
        Progress progress = new Progress(out, "Loading history", vms.size());
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int from = 0; from < vms.size(); from += VMS_AT_ONCE) {
            int to = Math.min(vms.size(), from + VMS_AT_ONCE);
            String operation = api.upload(
                            TENANT,
                            "/api/v1/metrics:import",
                            history(vms, from, to, days, now),
                            "text/csv",
                            UUID.randomUUID().toString())
                    .require("The import", 202)
                    .location();
            await(operation);
            progress.at(to);
        }
    }

    /** Which step of its day an instant lies in: what is live goes on where the history ends. */
    static int ofDay(Instant at) {
        return (int) (at.toEpochMilli() / STEP.toMillis() % STEPS_PER_DAY);
    }

    private void await(String operation) {
        String state = "";
        while (!state.equals("SUCCEEDED")) {
            Pause.ms(100);
            JsonNode answer =
                    api.get(TENANT, operation).require("The import", 200).json();
            state = answer.path("state").asString();
            if (state.equals("FAILED")) {
                throw new LaunchException("The import failed: " + answer);
            }
        }
    }

    private static String history(List<String> vms, int from, int to, int days, Instant now) {
        StringBuilder csv = new StringBuilder("vmId,at,cpuCoresUsed,memoryMibUsed,diskReadKibPerS,diskWriteKibPerS,"
                + "networkRxKibPerS,networkTxKibPerS\n");
        for (int vm = from; vm < to; vm++) {
            Random random = new Random(SEED + vm);
            for (int step = days * STEPS_PER_DAY; step > 0; step--) {
                Instant at = now.minus(STEP.multipliedBy(step));
                Use.at(vm, ofDay(at), random)
                        .csv(csv.append(vms.get(vm)).append(',').append(at));
            }
        }
        return csv.toString();
    }

    /** What a VM uses in one step; rounded to what is sent. */
    record Use(double cores, long memory, long disk, long network) {

        /**
         * Use of a step.
         *
         * @param step of the VM, of which a day has 288
         */
        static Use at(int vm, int step, Random random) {
            double phase = 2 * Math.PI * (step + 37.0 * vm) / STEPS_PER_DAY;
            double burst = random.nextInt(200) == 0 ? 1 : 0;
            double cores = Math.max(0.02, 0.8 + 0.4 * Math.sin(phase) + 0.08 * random.nextGaussian() + burst);
            return new Use(
                    Math.round(cores * 1_000) / 1_000.0,
                    Math.round(1_200 + 200 * cores + 10 * random.nextGaussian()),
                    Math.round(100 + 400 * cores * random.nextDouble()),
                    Math.round(200 + 300 * cores + 50 * random.nextDouble()));
        }

        private void csv(StringBuilder line) {
            line.append(',')
                    .append(cores)
                    .append(',')
                    .append(memory)
                    .append(',')
                    .append(disk)
                    .append(',')
                    .append(disk)
                    .append(',')
                    .append(network)
                    .append(',')
                    .append(network)
                    .append('\n');
        }

        String json(String vm, Instant at) {
            return String.format(
                    Locale.ROOT,
                    "{\"vmId\":\"%s\",\"at\":\"%s\",\"cpuCoresUsed\":%s,\"memoryMibUsed\":%d,\"diskReadKibPerS\":%d,"
                            + "\"diskWriteKibPerS\":%d,\"networkRxKibPerS\":%d,\"networkTxKibPerS\":%d}",
                    vm,
                    at,
                    cores,
                    memory,
                    disk,
                    disk,
                    network,
                    network);
        }
    }
}
