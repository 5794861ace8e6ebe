package io.headroom.forecast.prediction;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.event.EventsChanged;
import io.headroom.forecast.event.LoadEvents;
import io.headroom.forecast.group.GroupReady;
import io.headroom.forecast.group.GroupSubject;
import io.headroom.forecast.group.Groups;
import io.headroom.forecast.history.Rollups;
import io.headroom.forecast.history.StepUse;
import io.headroom.forecast.model.Fleet;
import io.headroom.forecast.model.ModelsReady;
import io.headroom.forecast.model.Refits;
import io.headroom.forecast.model.Subject;
import io.headroom.forecast.model.VmSubject;
import io.headroom.support.DomainTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** At every step, a little after it began: hands the step before to the models and publishes what they say. */
@Component
class StepLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StepLoop.class);

    private final Fleet fleet;
    private final Rollups rollups;
    private final Refits refits;
    private final Groups groups;
    private final Predictions predictions;
    private final LoadEvents events;
    private final DomainTime time;
    private final Duration grace;
    private final Timer timer;
    private final AtomicLong lastStep = new AtomicLong(-1);
    private @Nullable ScheduledExecutorService scheduler;

    StepLoop(
            Fleet fleet,
            Rollups rollups,
            Refits refits,
            Groups groups,
            Predictions predictions,
            LoadEvents events,
            DomainTime time,
            PredictionProperties properties,
            MeterRegistry meters) {
        this.fleet = fleet;
        this.rollups = rollups;
        this.refits = refits;
        this.groups = groups;
        this.predictions = predictions;
        this.events = events;
        this.time = time;
        this.grace = time.real(properties.grace());
        this.timer = meters.timer("headroom.forecast.step");
        meters.gauge("headroom.forecast.steps.behind", this, StepLoop::behind);
    }

    /** Publishes a forecast of every VM, then of every group, for the step that the instant lies in. */
    void run(Instant now) {
        long step = time.stepIndex(now);
        if (step <= lastStep.get()) {
            return;
        }
        List<VmSubject> fitted = fleet.all().stream().filter(VmSubject::fitted).toList();
        timer.record(() -> {
            events.load();
            List<GroupSubject> sums = groups.fitted();
            advance(fitted, sums, step, rollups::between);
            predictions.publish(fitted, DemandForecast.Trigger.STEP);
            predictions.publish(sums, DemandForecast.Trigger.STEP);
        });
        lastStep.set(step);
        refits.requestDue(step);
        groups.requestDue(step);
    }

    private void advance(List<VmSubject> subjects, List<GroupSubject> sums, long step, History history) {
        long oldest = Stream.concat(subjects.stream(), sums.stream())
                .mapToLong(Subject::through)
                .min()
                .orElse(step);
        Map<VmRef, List<StepUse>> use = oldest + 1 >= step
                ? Map.of()
                : history.between(oldest + 1, step).stream().collect(Collectors.groupingBy(StepUse::vm));
        for (VmSubject subject : subjects) {
            subject.take(use.getOrDefault(subject.vm(), List.of()), step - 1, events.of(subject.vm()));
        }
        sums.forEach(sum -> groups.advance(sum, use, step - 1));
    }

    /** VMs that have just got their models do not wait for the next step. */
    @EventListener
    void ready(ModelsReady event) {
        publish(event.vms());
    }

    /** Nor does a group. */
    @EventListener
    void ready(GroupReady event) {
        List<GroupSubject> one = List.of(event.group());
        Set<VmRef> members = event.group().members();
        advance(List.of(), one, time.stepIndex(time.now()), (from, to) -> rollups.of(members, from, to));
        predictions.publish(one, DemandForecast.Trigger.STEP);
    }

    /** Neither do those whose load has been announced; who announced it does not wait for the broker. */
    @EventListener
    synchronized void announced(EventsChanged event) {
        ScheduledExecutorService running = scheduler;
        if (running != null) {
            running.execute(() -> {
                try {
                    publish(event.vms());
                } catch (RuntimeException e) {
                    LOG.warn("an announced event shows from the next step on: {}", e.toString());
                }
            });
        }
    }

    private void publish(Collection<VmRef> vms) {
        List<VmSubject> subjects = vms.stream()
                .flatMap(vm -> fleet.find(vm).stream())
                .filter(VmSubject::fitted)
                .toList();
        advance(subjects, List.of(), time.stepIndex(time.now()), (from, to) -> rollups.of(vms, from, to));
        predictions.publish(subjects, DemandForecast.Trigger.STEP);
    }

    /** Where use is read from. */
    private interface History {

        List<StepUse> between(long fromStep, long toStep);
    }

    private double behind() {
        return lastStep.get() < 0 ? 0 : Math.max(0, time.stepIndex(time.now()) - lastStep.get() - 1);
    }

    private void tick(ScheduledExecutorService on) {
        try {
            run(time.now());
        } catch (RuntimeException e) {
            LOG.warn("the forecasts of this step were not published; trying again: {}", e.toString());
        } finally {
            scheduleNext(on);
        }
    }

    private void scheduleNext(ScheduledExecutorService on) {
        if (on.isShutdown()) {
            return;
        }
        Instant now = time.now();
        long step = time.stepIndex(now);
        Instant due = step > lastStep.get() && lastStep.get() >= 0
                ? now.plus(time.step().dividedBy(10))
                : time.stepStart(step + 1).plus(grace);
        on.schedule(() -> tick(on), Math.max(1, Duration.between(now, due).toMillis()), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "steps");
            thread.setDaemon(true);
            return thread;
        });
        scheduler = fresh;
        scheduleNext(fresh);
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = scheduler;
        if (running != null) {
            running.shutdownNow();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }
}
