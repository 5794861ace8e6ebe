package io.headroom.replay.run;

import io.headroom.replay.Demand;
import io.headroom.replay.Replay;
import io.headroom.replay.trace.Traces;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * Replays the VMs of a trace while it is being read. If a policy learns from all VMs, the trace is read twice: once to meet them,
 * once to replay them.
 *
 * @param replay the policies
 * @param threads how many VMs are worked on at once, at least 1
 * @param progress is told how far it is, by the thread that runs it
 */
public record TraceReplay(Replay replay, int threads, Progress progress) {

    /** Does what is wanted with a VM, usually {@link Replay#run(Demand)}; called by several threads. */
    public interface Work<T> {
        T of(Demand vm);
    }

    /** Takes what came of a VM, in the order of the trace, called by the thread that runs the replay. */
    public interface Sink<T> {
        void accept(T done) throws IOException;
    }

    /** Is told how far a replay is. */
    public interface Progress {

        /** How many VMs the policies that learn have met. */
        void met(int vms);

        /** How many VMs have been replayed. */
        void replayed(int vms);
    }

    /**
     * Runs it.
     *
     * @param wanted tells by the id which VMs are replayed
     * @return how many of them were passed over because they hold no value of the resource
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public <T> int run(Traces traces, Predicate<String> wanted, Work<T> work, Sink<T> sink) throws IOException {
        if (replay.learns()) {
            meet(traces, wanted);
        }
        int[] done = {0};
        try (Workers<T> workers = new Workers<>(threads, work, result -> {
            sink.accept(result);
            progress.replayed(++done[0]);
        })) {
            int empty = traces.read(wanted, workers::add);
            workers.finish();
            return empty;
        }
    }

    private void meet(Traces traces, Predicate<String> wanted) throws IOException {
        int[] met = {0};
        try (Workers<Demand> workers = new Workers<>(threads, this::met, vm -> progress.met(++met[0]))) {
            traces.read(wanted, workers::add);
            workers.finish();
        }
    }

    private Demand met(Demand vm) {
        replay.meet(vm);
        return vm;
    }
}
