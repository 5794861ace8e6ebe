package io.headroom.forecast.model;

import io.headroom.contracts.Resource;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.event.EventsChanged;
import io.headroom.forecast.history.HistoryImported;
import io.headroom.forecast.history.Rollups;
import io.headroom.forecasting.ensemble.FittedModel;
import io.headroom.support.DomainTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
 * Brings back at its start the models that were saved, then refits models in the background, VMs without any first, within a
 * share of one core: forecasts and ingestion never wait for it.
 */
@Component
public class Refits implements SmartLifecycle {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Logger LOG = LoggerFactory.getLogger(Refits.class);

    /** So few that the first of them are forecast at once, so many that statements cost little. */
    private static final int RESTORED_AT_ONCE = 100;

    private final Fitting fitting;
    private final Fleet fleet;
    private final Rollups rollups;
    private final DomainTime time;
    private final ModelProperties properties;
    private final RefitAges ages;
    private final ApplicationEventPublisher events;
    private final Timer timer;
    private final Set<VmRef> urgent = new LinkedHashSet<>();
    private final Map<Object, Runnable> others = new LinkedHashMap<>();
    private final Set<VmRef> routine = new LinkedHashSet<>();
    private final Set<VmRef> restoring = new HashSet<>();
    private @Nullable Thread worker;

    Refits(
            Fitting fitting,
            Fleet fleet,
            Rollups rollups,
            DomainTime time,
            ModelProperties properties,
            RefitAges ages,
            ApplicationEventPublisher events,
            MeterRegistry meters) {
        this.fitting = fitting;
        this.fleet = fleet;
        this.rollups = rollups;
        this.time = time;
        this.properties = properties;
        this.ages = ages;
        this.events = events;
        this.timer = meters.timer("headroom.forecast.refit");
        meters.gauge("headroom.forecast.refit.queue", this, Refits::waiting);
        meters.gauge("headroom.forecast.restore.queue", this, Refits::toRestore);
    }

    /** Asks for the VM's models to be chosen anew as soon as the budget allows. */
    public synchronized void request(VmRef vm) {
        if (fleet.of(vm).fitted()) {
            routine.add(vm);
        } else if (!restoring.contains(vm)) {
            urgent.add(vm);
        }
        notifyAll();
    }

    /**
     * Asks for a fit of something else than a VM, within the same budget: after VMs without models, before those that have some.
     *
     * @param subject what it is of; of one only the last fit asked for is done
     */
    public synchronized void request(Object subject, Runnable fit) {
        others.put(subject, fit);
        notifyAll();
    }

    /** Asks for those whose models have aged. */
    public void requestDue(long step) {
        for (VmSubject subject : fleet.all()) {
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

    /** Of an event that has begun models have learned what they should not, or not what they should. */
    @EventListener
    void announced(EventsChanged event) {
        if (event.past()) {
            event.vms().stream()
                    .filter(vm -> fleet.find(vm).filter(VmSubject::fitted).isPresent())
                    .forEach(this::request);
        }
    }

    private synchronized double waiting() {
        return (double) urgent.size() + others.size() + routine.size();
    }

    private synchronized double toRestore() {
        return restoring.size();
    }

    private synchronized Runnable next() throws InterruptedException {
        while (urgent.isEmpty() && others.isEmpty() && routine.isEmpty()) {
            wait();
        }
        if (urgent.isEmpty() && !others.isEmpty()) {
            Iterator<Runnable> first = others.values().iterator();
            Runnable fit = first.next();
            first.remove();
            return fit;
        }
        Set<VmRef> queue = urgent.isEmpty() ? routine : urgent;
        VmRef vm = queue.iterator().next();
        urgent.remove(vm);
        routine.remove(vm);
        return () -> fit(vm);
    }

    private void work() {
        Deque<VmRef> saved = null;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (saved == null) {
                    saved = new ArrayDeque<>(known());
                }
                if (saved.isEmpty()) {
                    within(next());
                } else {
                    restore(saved);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("models were not refitted or restored; they come round again: {}", e.toString());
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        }
    }

    /** The VMs that models may have been saved of; nobody need ask for them. */
    private Collection<VmRef> known() {
        List<VmRef> active = rollups.activeSince(time.now().minus(time.day()));
        synchronized (this) {
            restoring.addAll(active);
            urgent.removeAll(restoring);
        }
        return active;
    }

    /** Brings back the next batch of VMs; those of which nothing was saved are fitted. */
    private void restore(Deque<VmRef> saved) {
        List<VmRef> batch = saved.stream().limit(RESTORED_AT_ONCE).toList();
        long now = time.stepIndex(time.now());
        Map<VmRef, Restored> restored = fitting.restore(batch, now);
        // What was saved is good enough to begin with; all are fitted again, spread over time.
        restored.forEach((vm, models) -> fleet.of(vm)
                .fitted(
                        models.models(),
                        models.fittedAt(),
                        now - 1,
                        now + Math.floorMod(vm.hashCode(), properties.refitEvery())));
        batch.forEach(vm -> saved.remove());
        synchronized (this) {
            batch.forEach(restoring::remove);
        }
        batch.stream().filter(vm -> !restored.containsKey(vm)).forEach(this::request);
        events.publishEvent(new ModelsReady(restored.keySet()));
    }

    /** Fits, then rests as long as the budget asks for. */
    private void within(Runnable fit) {
        long began = System.nanoTime();
        long cpuBegan = THREADS.getCurrentThreadCpuTime();
        fit.run();
        long took = System.nanoTime() - began;
        timer.record(Duration.ofNanos(took));
        LockSupport.parkNanos(rest(took, THREADS.getCurrentThreadCpuTime() - cpuBegan, properties.cpuShare()));
    }

    /**
     * How long to rest after a fit, so that processor time stays within the share: a fit that had to wait for a processor has
     * rested already.
     *
     * @param took real nanoseconds of the fit
     * @param cpu its nanoseconds of processor time
     */
    static long rest(long took, long cpu, double share) {
        return Math.max(0, (long) (cpu / share) - took);
    }

    private void fit(VmRef vm) {
        VmSubject subject = fleet.of(vm);
        long now = time.stepIndex(time.now());
        Map<Resource, FittedModel> models = fitting.fit(subject, now);
        if (!models.isEmpty()) {
            subject.fitted(models, time.now(), now - 1, now + ages.of(vm, models.values()));
            events.publishEvent(new ModelsReady(Set.of(vm)));
        }
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
