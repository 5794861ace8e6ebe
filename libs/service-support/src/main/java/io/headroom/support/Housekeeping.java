package io.headroom.support;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs the chores every five minutes. */
class Housekeeping implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final JdbcClient jdbc;
    private final List<Chore> chores;
    private @Nullable ScheduledExecutorService executor;

    Housekeeping(JdbcClient jdbc, List<Chore> chores) {
        this.jdbc = jdbc;
        this.chores = List.copyOf(chores);
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "housekeeping");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unused = started.scheduleWithFixedDelay(this::run, 1, 5, TimeUnit.MINUTES);
        executor = started;
    }

    void run() {
        for (Chore chore : chores) {
            try {
                jdbc.sql(chore.sql()).update();
            } catch (DataAccessException e) {
                log.warn("A chore failed and waits for the next round: {}", chore.sql(), e);
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
