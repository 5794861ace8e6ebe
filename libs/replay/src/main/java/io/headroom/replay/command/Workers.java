package io.headroom.replay.command;

import io.headroom.replay.Demand;
import io.headroom.replay.Replay;
import io.headroom.replay.VmScore;
import io.headroom.replay.fleet.FleetReplay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Replays VMs on all processors while the trace is being read. Only a few VMs are in memory at a time, and what comes of them is
 * handed on in the order of the trace, so the sums are the same in every run.
 */
final class Workers implements AutoCloseable {

    /** Takes what came of a VM. */
    interface Sink {
        void accept(Replayed vm) throws IOException;
    }

    /** What came of a VM; with its rows and as a member of a fleet if that was asked for. */
    record Replayed(
            Demand demand, VmScore score, AllocationFiles.@Nullable Rows rows, FleetReplay.@Nullable Prepared member) {}

    private final Replay replay;
    private final String @Nullable [] instants;
    private final boolean members;
    private final Sink sink;
    private final ExecutorService workers;
    private final int most;
    private final Queue<Future<?>> meetings = new ArrayDeque<>();
    private final Queue<Future<Replayed>> underWay = new ArrayDeque<>();

    /**
     * @param instants of all steps if rows are wanted, else null
     * @param members whether VMs are prepared to be replayed as one fleet
     */
    Workers(Replay replay, String @Nullable [] instants, boolean members, Sink sink) {
        this.replay = replay;
        this.instants = instants;
        this.members = members;
        this.sink = sink;
        int processors = Runtime.getRuntime().availableProcessors();
        this.workers = Executors.newFixedThreadPool(processors);
        this.most = 2 * processors;
    }

    /** Takes a VM in; waits while enough are under way. */
    void add(Demand vm) {
        if (underWay.size() >= most) {
            handOn();
        }
        underWay.add(workers.submit(() -> replayed(vm)));
    }

    private Replayed replayed(Demand vm) {
        if (instants == null) {
            VmScore score = replay.run(vm);
            return new Replayed(vm, score, null, member(vm, score));
        }
        AllocationFiles.Rows rows = new AllocationFiles.Rows(replay.policies().size(), instants);
        VmScore score = replay.run(vm, (demand, policy, knob, allocated) -> rows.add(demand, policy, allocated));
        return new Replayed(vm, score, rows, member(vm, score));
    }

    private FleetReplay.@Nullable Prepared member(Demand vm, VmScore score) {
        return members ? FleetReplay.prepare(vm, score, replay.lead()) : null;
    }

    /** Lets the policies that learn from all VMs meet one; no VM may be added before {@link #awaitMet}. */
    void meet(Demand vm) {
        meetings.add(workers.submit(() -> replay.meet(vm)));
    }

    /** Waits until all VMs have been met. */
    void awaitMet() {
        while (!meetings.isEmpty()) {
            result(meetings.remove());
        }
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
            throw new IllegalStateException("interrupted");
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
