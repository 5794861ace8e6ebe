package io.headroom.replay.run;

import io.headroom.replay.Demand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works on VMs on several threads while they are being read. Only a few are under way at a time, and what comes of them is handed
 * on in the order of the trace, so the sums are the same in every run.
 *
 * @param <T> what comes of a VM
 */
final class Workers<T> implements AutoCloseable {

    private final TraceReplay.Work<T> work;
    private final TraceReplay.Sink<T> sink;
    private final ExecutorService workers;
    private final int most;
    private final Queue<Future<T>> underWay = new ArrayDeque<>();

    Workers(int threads, TraceReplay.Work<T> work, TraceReplay.Sink<T> sink) {
        this.work = work;
        this.sink = sink;
        this.most = 2 * threads;
        this.workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "replay-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes a VM in; waits while enough are under way. */
    void add(Demand vm) {
        if (underWay.size() >= most) {
            handOn();
        }
        Callable<T> task = () -> work.of(vm);
        underWay.add(workers.submit(task));
    }

    /** Waits for all VMs. */
    void finish() {
        while (!underWay.isEmpty()) {
            handOn();
        }
    }

    private void handOn() {
        try {
            sink.accept(result(underWay.remove()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
