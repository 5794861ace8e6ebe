package io.headroom.local.demo;

import io.headroom.contracts.ResourceAmounts;
import io.headroom.local.SuiteApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Keeps the VMs alive: once a domain minute each looks what it has, and sends what it uses. */
final class LiveLoad implements AutoCloseable {

    private final SuiteApi api;
    private final Map<String, SimulatedVm> vms = new LinkedHashMap<>();
    private final Instant firstStep;
    private final long stepMillis;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile Instant started = Instant.EPOCH;
    private final Map<String, Map<String, Object>> last = new ConcurrentHashMap<>();

    LiveLoad(SuiteApi api, List<DemoVm> fleet, Instant firstStep, long stepMillis) {
        this.api = api;
        this.firstStep = firstStep;
        this.stepMillis = stepMillis;
        fleet.forEach(vm -> vms.put(vm.tenant() + "/" + vm.id(), new SimulatedVm(vm)));
    }

    /** Starts sending, every so many real milliseconds. */
    void start(long everyMillis) {
        started = Instant.ofEpochMilli(Instant.now().toEpochMilli() / stepMillis * stepMillis);
        clock.scheduleAtFixedRate(this::beat, 0, everyMillis, TimeUnit.MILLISECONDS);
    }

    SimulatedVm vm(DemoVm vm) {
        SimulatedVm found = vms.get(vm.tenant() + "/" + vm.id());
        if (found == null) {
            throw new IllegalArgumentException(vm.id() + " is none of the demo's");
        }
        return found;
    }

    Collection<SimulatedVm> all() {
        return vms.values();
    }

    /** The sample a VM sent last, empty before the first. */
    Map<String, Object> last(DemoVm vm) {
        return last.getOrDefault(vm.tenant() + "/" + vm.id(), Map.of());
    }

    /** Start of the step in which the first sample was sent. */
    Instant started() {
        return started;
    }

    long accepted() {
        return accepted.get();
    }

    long refused() {
        return refused.get();
    }

    private void beat() {
        try {
            Instant now = Instant.now();
            for (String tenant : Fleet.TENANTS) {
                look(tenant);
                send(tenant, now);
            }
        } catch (RuntimeException e) {
            // The next beat tries again; what was not accepted is not counted as accepted.
            refused.incrementAndGet();
        }
    }

    private void look(String tenant) {
        String next = "";
        do {
            JsonNode page =
                    api.get(tenant, "/api/v1/allocations?limit=200" + next).json();
            for (JsonNode item : page.path("items")) {
                SimulatedVm vm = vms.get(tenant + "/" + item.path("vmId").asString());
                JsonNode amounts = item.path("effective").path("resources");
                if (vm != null && amounts.isObject()) {
                    vm.effective(new ResourceAmounts(
                            amounts.path("cpuMillicores").asLong(),
                            amounts.path("memoryMib").asLong(),
                            amounts.path("diskKibPerS").asLong(),
                            amounts.path("networkKibPerS").asLong()));
                }
            }
            next = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
        } while (!next.isEmpty());
    }

    private void send(String tenant, Instant now) {
        List<Map<String, Object>> samples = new ArrayList<>();
        int step = (int) Math.max(0, (now.toEpochMilli() - firstStep.toEpochMilli()) / stepMillis);
        for (Map.Entry<String, SimulatedVm> entry : vms.entrySet()) {
            SimulatedVm vm = entry.getValue();
            if (vm.vm().tenant().equals(tenant)) {
                Map<String, Object> sample = vm.sample(vm.vm().demand().at(step), now);
                if (sample.size() > 2) {
                    samples.add(sample);
                    last.put(entry.getKey(), sample);
                }
            }
        }
        SuiteApi.Reply reply = api.post(tenant, "/api/v1/metrics", Map.of("samples", samples));
        if (reply.status() != 200) {
            refused.addAndGet(samples.size());
            return;
        }
        JsonNode answer = reply.json();
        accepted.addAndGet(answer.path("accepted").asLong());
        refused.addAndGet(answer.path("rejected").size());
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            // What is being sent is still to be counted.
            if (!clock.awaitTermination(30, TimeUnit.SECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            clock.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
