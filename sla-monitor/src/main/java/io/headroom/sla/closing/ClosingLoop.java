package io.headroom.sla.closing;

import io.headroom.support.DomainTime;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Closes due minutes several times a domain minute, by the wall clock. */
@Component
class ClosingLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingLoop.class);
    private static final long SHORTEST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    private final MinuteCloser closer;
    private final DomainTime time;
    private final Counter closed;
    private @Nullable ScheduledExecutorService scheduler;

    ClosingLoop(MinuteCloser closer, DomainTime time, MeterRegistry meters) {
        this.closer = closer;
        this.time = time;
        this.closed = Counter.builder("headroom.sla.minutes.closed")
                .description("minutes that were judged")
                .register(meters);
    }

    private void tick() {
        try {
            closed.increment(closer.closeDue(time.now()));
        } catch (RuntimeException e) {
            LOG.warn("due minutes were not closed; trying again: {}", e.toString());
        }
    }

    private static long period(Duration minute) {
        return Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, minute.toMillis() / 4));
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "minutes");
            thread.setDaemon(true);
            return thread;
        });
        long period = period(time.minute());
        ScheduledFuture<?> unused = fresh.scheduleWithFixedDelay(this::tick, period, period, TimeUnit.MILLISECONDS);
        scheduler = fresh;
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
