package io.headroom.allocator.planner;

import io.headroom.allocator.inventory.Inventory;
import io.headroom.allocator.planner.PoolLeases.LeaseLostException;
import io.headroom.support.DomainTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Plans the pools whose lease this instance holds: when something is asked for, and when a step begins. */
@Component
class PlannerLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PlannerLoop.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final PlanSignals signals;
    private final PoolLeases leases;
    private final PoolPlanner planner;
    private final Inventory inventory;
    private final DomainTime time;
    private final PlannerProperties properties;
    private final Timer batches;
    private final Map<String, Long> plannedSteps = new HashMap<>();
    private @Nullable Running running;

    PlannerLoop(
            PlanSignals signals,
            PoolLeases leases,
            PoolPlanner planner,
            Inventory inventory,
            DomainTime time,
            PlannerProperties properties,
            MeterRegistry meters) {
        this.signals = signals;
        this.leases = leases;
        this.planner = planner;
        this.inventory = inventory;
        this.time = time;
        this.properties = properties;
        this.batches = Timer.builder("headroom.planner.batch")
                .description("one batch of a pool, from its lease to its commit")
                .publishPercentileHistogram()
                .register(meters);
    }

    private void run(CountDownLatch stop) {
        try {
            while (stop.getCount() > 0) {
                signals.await(untilNextStep());
                planAll();
                if (stop.await(properties.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            signals.close();
        }
    }

    private void planAll() {
        try {
            for (String pool : inventory.pools()) {
                leases.take(pool).ifPresent(this::plan);
            }
        } catch (RuntimeException e) {
            LOG.warn("pools could not be planned; trying again: {}", e.toString());
        }
    }

    private void plan(PoolLeases.Lease lease) {
        long step = time.stepIndex(time.now());
        Long last = plannedSteps.get(lease.poolId());
        boolean stepBegun = last == null || last < step;
        Timer.Sample sample = Timer.start();
        try {
            int planned = planner.plan(lease, stepBegun);
            plannedSteps.put(lease.poolId(), step);
            if (planned > 0 || stepBegun) {
                sample.stop(batches);
            }
        } catch (LeaseLostException e) {
            LOG.info("{}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("pool {} was not planned; trying again", lease.poolId(), e);
        }
    }

    private Duration untilNextStep() {
        Duration left = Duration.between(time.now(), time.stepStart(time.stepIndex(time.now()) + 1));
        return left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
    }

    @Override
    public synchronized void start() {
        CountDownLatch stop = new CountDownLatch(1);
        Thread thread = new Thread(() -> run(stop), "planner");
        thread.setDaemon(true);
        running = new Running(thread, stop);
        thread.start();
    }

    @Override
    public synchronized void stop() {
        Running present = running;
        running = null;
        if (present != null) {
            present.stop.countDown();
            try {
                present.thread.join(LONGEST_WAIT.multipliedBy(5).toMillis());
                leases.giveUp();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("leases were not given up and run out by themselves: {}", e.getMessage());
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    private record Running(Thread thread, CountDownLatch stop) {}
}
