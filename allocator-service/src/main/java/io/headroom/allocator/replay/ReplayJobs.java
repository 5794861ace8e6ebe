package io.headroom.allocator.replay;

import io.headroom.support.AfterCommit;
import io.headroom.support.operations.Operation;
import io.headroom.support.operations.Operations;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs replays in the background, one at a time, a bounded number waiting. Those that are not done when it stops have failed. */
@Component
class ReplayJobs implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayJobs.class);

    private final Operations operations;
    private final ReplayProperties properties;

    /** What runs or waits, by operation; changed only while this is locked. */
    private final Map<String, ReplayJob> jobs = new ConcurrentHashMap<>();

    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "policy-replay");
        thread.setDaemon(true);
        return thread;
    });

    private volatile boolean stopped;

    ReplayJobs(Operations operations, ReplayProperties properties) {
        this.operations = operations;
        this.properties = properties;
    }

    /**
     * Refuses what could not be taken in.
     *
     * @throws ProblemException REPLAY_QUEUE_FULL or TOO_MANY_REPLAYS
     */
    synchronized void requireRoom(String tenant) {
        if (stopped || jobs.size() > properties.queue()) {
            throw new ProblemException(
                    ReplayError.REPLAY_QUEUE_FULL,
                    "a replay runs and " + properties.queue() + " wait, which is all that may: try again later");
        }
        long own = jobs.values().stream()
                .filter(job -> job.tenant().equals(tenant))
                .count();
        if (own >= properties.perTenant()) {
            throw new ProblemException(
                    ReplayError.TOO_MANY_REPLAYS,
                    "the tenant has " + own + " replays under way, which is all that it may: wait for one to end");
        }
    }

    /**
     * Begins a replay once the present transaction is committed, if there is one; the source is closed in any case.
     *
     * @throws ProblemException as {@link #requireRoom}
     */
    synchronized Operation begin(String tenant, ReplayTerms terms, DemandSource source) {
        try {
            requireRoom(tenant);
            Operation operation = operations.begin(tenant, "POLICY_REPLAY");
            ReplayJob job = new ReplayJob(operation.id(), tenant, terms, source);
            jobs.put(job.id(), job);
            AfterCommit.run(() -> start(job), () -> end(job));
            return operation;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private synchronized void start(ReplayJob job) {
        if (stopped) {
            interrupted(job);
        } else {
            worker.execute(() -> run(job));
        }
    }

    private void run(ReplayJob job) {
        try {
            operations.succeed(job.id(), job.run(properties, () -> say(job)));
        } catch (ProblemException e) {
            operations.fail(job.id(), e.code(), e.detail());
        } catch (IOException | RuntimeException e) {
            if (stopped) {
                return; // It has failed as interrupted already.
            }
            LOG.error("replay {} failed", job.id(), e);
            operations.fail(job.id(), CommonError.INTERNAL_ERROR, "the replay failed: start it again");
        } finally {
            end(job);
        }
    }

    private synchronized void end(ReplayJob job) {
        jobs.remove(job.id());
        job.source().close();
    }

    /** Also those that wait are alive: an operation that says nothing for ten minutes is taken for dead. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void sayAll() {
        jobs.values().forEach(this::say);
    }

    private void say(ReplayJob job) {
        try {
            operations.progress(job.id(), job.share(), job.detail());
        } catch (DataAccessException e) {
            LOG.warn("how far replay {} is could not be noted: {}", job.id(), e.getMessage());
        }
    }

    private void interrupted(ReplayJob job) {
        operations.fail(job.id(), ReplayError.INTERRUPTED, "the service stopped while it ran: start it again");
        end(job);
    }

    @Override
    public synchronized void destroy() {
        stopped = true;
        jobs.values().forEach(this::interrupted);
        worker.shutdownNow();
    }
}
