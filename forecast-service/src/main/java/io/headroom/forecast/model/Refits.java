package io.headroom.forecast.model;

import io.headroom.contracts.Resource;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.history.HistoryImported;
import io.headroom.forecast.history.Rollups;
import io.headroom.forecasting.Fallback;
import io.headroom.forecasting.ensemble.FittedModel;
import io.headroom.support.DomainTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Refits models in the background, VMs without any first, within a share of one core: forecasts and ingestion never wait
 * for it.
 */
@Component
public class Refits implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Refits.class);

    /** After how many steps a model that was fitted to too short a history is fitted again. */
    private static final Map<Fallback, Integer> SOON = Map.of(Fallback.NO_HISTORY, 3, Fallback.SHORT_HISTORY, 24);

    private final Fitting fitting;
    private final Fleet fleet;
    private final Rollups rollups;
    private final DomainTime time;
    private final ModelProperties properties;
    private final ApplicationEventPublisher events;
    private final Timer timer;
    private final Set<VmRef> urgent = new LinkedHashSet<>();
    private final Set<VmRef> routine = new LinkedHashSet<>();
    private @Nullable Thread worker;

    Refits(
            Fitting fitting,
            Fleet fleet,
            Rollups rollups,
            DomainTime time,
            ModelProperties properties,
            ApplicationEventPublisher events,
            MeterRegistry meters) {
        this.fitting = fitting;
        this.fleet = fleet;
        this.rollups = rollups;
        this.time = time;
        this.properties = properties;
        this.events = events;
        this.timer = meters.timer("headroom.forecast.refit");
        meters.gauge("headroom.forecast.refit.queue", this, Refits::waiting);
    }

    /** Asks for the VM's models to be chosen anew as soon as the budget allows. */
    public synchronized void request(VmRef vm) {
        if (fleet.of(vm).fitted()) {
            routine.add(vm);
        } else {
            urgent.add(vm);
        }
        notifyAll();
    }

    /** Asks for those whose models have aged. */
    public void requestDue(long step) {
        for (Subject subject : fleet.all()) {
            if (subject.due(step)) {
                request(subject.vm());
            }
        }
    }

    @EventListener
    synchronized void imported(HistoryImported event) {
        urgent.addAll(event.vms());
        notifyAll();
    }

    private synchronized double waiting() {
        return (double) urgent.size() + routine.size();
    }

    private synchronized VmRef next() throws InterruptedException {
        while (urgent.isEmpty() && routine.isEmpty()) {
            wait();
        }
        Set<VmRef> queue = urgent.isEmpty() ? routine : urgent;
        VmRef vm = queue.iterator().next();
        urgent.remove(vm);
        routine.remove(vm);
        return vm;
    }

    private void work() {
        rollups.activeSince(time.now().minus(time.day())).forEach(this::request);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                VmRef vm = next();
                long began = System.nanoTime();
                fit(vm);
                long took = System.nanoTime() - began;
                timer.record(Duration.ofNanos(took));
                LockSupport.parkNanos((long) (took * (1 / properties.cpuShare() - 1)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("a refit failed; it comes round again: {}", e.toString());
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        }
    }

    private void fit(VmRef vm) {
        Subject subject = fleet.of(vm);
        long now = time.stepIndex(time.now());
        Map<Resource, FittedModel> models = subject.fitted() ? Map.of() : fitting.restore(subject, now);
        boolean restored = !models.isEmpty();
        if (!restored) {
            models = fitting.fit(subject, now);
        }
        if (!models.isEmpty()) {
            // What was restored is good enough to begin with; all are fitted again, spread over time.
            long again = restored ? Math.floorMod(vm.hashCode(), properties.refitEvery()) : age(vm, models);
            subject.fitted(models, now - 1, now + again);
            events.publishEvent(new ModelsReady(vm));
        }
    }

    /** How long the models are good for; spread over VMs so that they do not all come due at once. */
    private long age(VmRef vm, Map<Resource, FittedModel> models) {
        int every = properties.refitEvery();
        for (FittedModel model : models.values()) {
            Fallback fallback = model.fallback();
            if (fallback != null) {
                every = Math.min(every, SOON.getOrDefault(fallback, every));
            }
        }
        return every + Math.floorMod(vm.hashCode(), Math.max(1, every / 2));
    }

    @Override
    public synchronized void start() {
        Thread thread = new Thread(this::work, "refits");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        worker = thread;
    }

    @Override
    public synchronized void stop() {
        Thread thread = worker;
        if (thread != null) {
            thread.interrupt();
            worker = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }
}
