package io.headroom.bench.fleet;

import io.headroom.local.SuiteApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One sample per VM and minute, posted a few VMs at a time and evenly over the minute, each request timed from its due time. */
final class LiveLoad implements AutoCloseable {

    private static final int REQUESTS_PER_MINUTE = 200;

    private final SuiteApi api;
    private final List<String> vms;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor();
    private final List<Double> latencies = Collections.synchronizedList(new ArrayList<>());
    private final Random random = new Random(7);
    private final long began = System.nanoTime();
    private final long periodNanos = TimeUnit.MINUTES.toNanos(1) / REQUESTS_PER_MINUTE;
    private long request;

    LiveLoad(SuiteApi api, List<String> vms) {
        this.api = api;
        this.vms = vms;
        schedule.scheduleAtFixedRate(this::post, 0, periodNanos, TimeUnit.NANOSECONDS);
    }

    private void post() {
        int turn = (int) (request % REQUESTS_PER_MINUTE);
        long due = began + request * periodNanos;
        request++;
        Instant at = Instant.now();
        int step = Loaded.ofDay(at);
        String samples = IntStream.range(
                        turn * vms.size() / REQUESTS_PER_MINUTE, (turn + 1) * vms.size() / REQUESTS_PER_MINUTE)
                .mapToObj(vm -> Loaded.Use.at(vm, step, random).json(vms.get(vm), at))
                .collect(Collectors.joining(","));
        if (samples.isEmpty()) {
            return;
        }
        int status = api.post(Loaded.TENANT, "/api/v1/metrics", "{\"samples\":[" + samples + "]}")
                .status();
        // From when it was due: a request that waits for a slow one before it is late too.
        double ms = (System.nanoTime() - due) / 1e6;
        latencies.add(status == 200 ? ms : Double.POSITIVE_INFINITY);
    }

    /** Milliseconds of the requests since the last call; infinite for one that was refused. */
    List<Double> take() {
        synchronized (latencies) {
            List<Double> taken = List.copyOf(latencies);
            latencies.clear();
            return taken;
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
