package io.headroom.allocator.replay;

import io.headroom.replay.Replay;
import io.headroom.replay.Scoreboard;
import io.headroom.replay.run.Catalogue;
import io.headroom.replay.run.Scores;
import io.headroom.replay.run.TraceReplay;
import io.headroom.replay.trace.TraceTooLargeException;
import io.headroom.replay.trace.Traces;
import io.headroom.replay.trace.UnreadableTraceException;
import io.headroom.support.web.ProblemException;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replays policies on a trace as {@code ./headroom replay} does, within the service's limits. */
final class ReplayRun {

    /** The share of the work that learning from all VMs is, where a policy does. */
    private static final double LEARNING = 0.7;

    /** Is told how far it is. */
    interface Progress {

        /**
         * Takes a report.
         *
         * @param share 0..1
         * @param detail what is being done
         */
        void at(double share, String detail);
    }

    private final ReplayTerms terms;
    private final ReplayProperties properties;
    private final Progress progress;

    ReplayRun(ReplayTerms terms, ReplayProperties properties, Progress progress) {
        this.terms = terms;
        this.properties = properties;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @return the content of the command's {@code scores.json}, and how many VMs were passed over
     * @throws ProblemException TRACE_UNREADABLE, TRACE_TOO_LARGE, NOTHING_TO_REPLAY, or why the source gives nothing
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    ObjectNode run(DemandSource source) throws IOException {
        try {
            return run(source.open(detail -> progress.at(0, detail)));
        } catch (TraceTooLargeException e) {
            throw new ProblemException(ReplayError.TRACE_TOO_LARGE, source.told(String.valueOf(e.getMessage())), e);
        } catch (UnreadableTraceException e) {
            throw new ProblemException(ReplayError.TRACE_UNREADABLE, source.told(String.valueOf(e.getMessage())), e);
        }
    }

    private ObjectNode run(Traces traces) throws IOException {
        Replay replay = new Replay(Catalogue.named(terms.policies(), false), terms.lead());
        Scoreboard board = new Scoreboard(replay.policies(), terms.resource());
        int[] scoreless = {0};
        int empty = new TraceReplay(replay, properties.threads(), counting(replay.learns(), traces.size()))
                .run(traces, Admission.to(traces, properties), replay::run, score -> {
                    board.add(score);
                    scoreless[0] += score.yardstick().scored() == 0 ? 1 : 0;
                });
        if (board.all().size() == 0) {
            throw new ProblemException(
                    ReplayError.NOTHING_TO_REPLAY,
                    "no VM has a value after the first seven days, which teach the policies: give a longer history");
        }
        String scores = new Scores(board, traces.grid(), terms.lead(), null).toJson(List.of());
        ObjectNode result = (ObjectNode) JsonMapper.shared().readTree(scores);
        return result.put("passedOver", empty + scoreless[0]);
    }

    private TraceReplay.Progress counting(boolean learns, int vms) {
        return new TraceReplay.Progress() {
            @Override
            public void met(int done) {
                report(0, LEARNING, done, "learned from");
            }

            @Override
            public void replayed(int done) {
                report(learns ? LEARNING : 0, 1, done, "replayed");
            }

            private void report(double from, double to, int done, String what) {
                double share = vms > 0 ? Math.min(1, (double) done / vms) : 0;
                progress.at(from + share * (to - from), done + (vms > 0 ? " of " + vms : "") + " VMs " + what);
            }
        };
    }
}
