package io.headroom.bench.loop;

import io.headroom.bench.loop.Reports.Grown;
import io.headroom.local.LaunchException;
import io.headroom.local.Pause;
import io.headroom.local.Progress;
import io.headroom.local.SuiteApi;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;

/** Lets VMs surge, one at a time, each time to all that the VM has, with a bare round trip after each. */
final class Surging {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Between two surges, for what the one before still sets going. */
    private static final long PAUSE_MS = 100;

    private final SuiteApi api;
    private final Reports reports;
    private final RoundTrip bare;
    private final PrintStream out;
    private final SplittableRandom ids = new SplittableRandom();
    private final List<Surge> surges = new ArrayList<>();
    private final List<Double> roundTrips = new ArrayList<>();

    Surging(SuiteApi api, Reports reports, RoundTrip bare, PrintStream out) {
        this.api = api;
        this.reports = reports;
        this.bare = bare;
        this.out = out;
    }

    /** Surges that many times, over all VMs in turn. */
    void run(List<String> vms, int count) throws InterruptedException, ExecutionException {
        Progress progress = new Progress(out, "Surging", count);
        for (int i = 0; i < count; i++) {
            Map<String, Object> sample = sample(vms.get(i % vms.size()));
            surges.add(surge(sample));
            roundTrips.add(bare.once(sample.toString().getBytes(StandardCharsets.UTF_8)));
            progress.advance();
            Pause.ms(PAUSE_MS);
        }
    }

    List<Surge> surges() {
        return surges;
    }

    /** Milliseconds that each bare round trip took. */
    List<Double> roundTrips() {
        return roundTrips;
    }

    /** A VM at its limit: it uses all the CPU it has, so that nobody knows how much more it wants. */
    private Map<String, Object> sample(String vm) {
        double cores =
                reports.cpuMillicores(vm).orElseThrow(() -> new LaunchException("VM " + vm + " has nothing to use up"))
                        / 1_000.0;
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("vmId", vm);
        sample.put("at", Instant.now().toString());
        sample.put("cpuCoresUsed", cores);
        sample.put("memoryMibUsed", Vms.MEMORY_MIB);
        sample.put("diskReadKibPerS", 100);
        sample.put("diskWriteKibPerS", 100);
        sample.put("networkRxKibPerS", 200);
        sample.put("networkTxKibPerS", 200);
        return sample;
    }

    private Surge surge(Map<String, Object> sample) throws InterruptedException {
        String traceId = hex(ids.nextLong()) + hex(ids.nextLong());
        Map<String, String> headers = Map.of("traceparent", "00-" + traceId + "-" + hex(ids.nextLong()) + "-01");
        Map<String, Object> body = Map.of("samples", List.of(sample));
        Instant posted = Instant.now();
        long began = System.nanoTime();
        api.post(Vms.TENANT, "/api/v1/metrics", body, headers).require("The sample", 200);
        double answered = (System.nanoTime() - began) / 1e6;
        Optional<Grown> grown = reports.await(traceId, LONGEST);
        return new Surge(
                String.valueOf(sample.get("vmId")),
                traceId,
                posted,
                answered,
                grown.map(it -> Duration.between(posted, it.report().effectiveAt())
                                        .toNanos()
                                / 1e6)
                        .orElse(Double.POSITIVE_INFINITY),
                grown.map(it -> (it.nanos() - began) / 1e6).orElse(Double.POSITIVE_INFINITY));
    }

    private static String hex(long value) {
        return String.format("%016x", value);
    }
}
