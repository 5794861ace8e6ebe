package io.headroom.replay.command;

import io.headroom.replay.Demand;
import io.headroom.replay.Policy;
import io.headroom.replay.Replay;
import io.headroom.replay.Scoreboard;
import io.headroom.replay.VmScore;
import io.headroom.replay.fleet.FleetFiles;
import io.headroom.replay.fleet.FleetReplay;
import io.headroom.replay.fleet.FleetResult;
import io.headroom.replay.fleet.FleetSummary;
import io.headroom.replay.run.Catalogue;
import io.headroom.replay.run.Examples;
import io.headroom.replay.run.MisusedException;
import io.headroom.replay.run.Scores;
import io.headroom.replay.run.TraceReplay;
import io.headroom.replay.trace.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Replays a trace as it was asked for, and writes the results into a directory. */
final class ReplayCommand {

    private final Arguments asked;
    private final Progress progress;

    ReplayCommand(Arguments asked, Progress progress) {
        this.asked = asked;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @return what to tell the user
     * @throws MisusedException if no series of the trace is among those asked for
     */
    String run() throws IOException {
        long started = System.nanoTime();
        List<Policy> policies = Catalogue.named(asked.policies(), asked.censored());
        Set<String> ids = ids(asked.series());
        Traces traces = Traces.open(asked.traces(), asked.resource());
        Files.createDirectories(asked.out());
        Scoreboard board = new Scoreboard(policies, asked.resource());
        Examples examples = new Examples();
        FleetReplay fleet = asked.fleet() == null ? null : new FleetReplay(policies, asked.fleet());
        Set<String> missing = replay(traces, ids, new Replay(policies, asked.lead()), board, examples, fleet);
        if (board.all().size() == 0) {
            throw new MisusedException(asked.traces() + " holds no series that was asked for and has more than "
                    + "seven days: the first seven teach the policies");
        }
        FrontierFile.write(asked.out().resolve("frontier.csv"), board);
        FleetResult together = fleet == null ? null : fleet.run();
        if (together != null) {
            FleetFiles.write(asked.out(), together, asked.resource());
        }
        Scores scores = new Scores(board, traces.grid(), asked.lead(), together);
        Files.writeString(asked.out().resolve("scores.json"), scores.toJson(List.of()));
        Report.write(asked.out().resolve("report.html"), scores.toJson(examples.replayed(board, asked.lead())));
        double seconds = (System.nanoTime() - started) / 1e9;
        return Summary.of(board, asked, missing, seconds) + (together == null ? "" : FleetSummary.of(together));
    }

    /** What came of a VM; with its rows and as a member of a fleet if that was asked for. */
    private record Replayed(
            Demand demand, VmScore score, AllocationFiles.@Nullable Rows rows, FleetReplay.@Nullable Prepared member) {}

    /** Replays what is wanted; returns the ids that the trace does not hold. */
    private Set<String> replay(
            Traces traces,
            Set<String> ids,
            Replay replay,
            Scoreboard board,
            Examples examples,
            @Nullable FleetReplay fleet)
            throws IOException {
        Set<String> missing = new TreeSet<>(ids);
        int total = ids.isEmpty() ? traces.size() : ids.size();
        String[] instants = asked.allocations() ? AllocationFiles.instants(traces.grid()) : null;
        TraceReplay run = new TraceReplay(replay, Runtime.getRuntime().availableProcessors(), shown(total));
        try (AllocationFiles files = AllocationFiles.in(
                asked.out(), asked.allocations() ? replay.policies() : List.of(), asked.resource())) {
            run.run(
                    traces,
                    id -> ids.isEmpty() || ids.contains(id),
                    vm -> replayed(vm, replay, instants, fleet != null),
                    vm -> {
                        missing.remove(vm.demand().id());
                        board.add(vm.score());
                        examples.add(vm.demand(), vm.score());
                        if (fleet != null && vm.member() != null) {
                            fleet.add(vm.member());
                        }
                        if (vm.rows() != null) {
                            files.write(vm.rows());
                        }
                    });
        }
        progress.end();
        return missing;
    }

    private static Replayed replayed(Demand vm, Replay replay, String @Nullable [] instants, boolean members) {
        AllocationFiles.Rows rows = instants == null
                ? null
                : new AllocationFiles.Rows(replay.policies().size(), instants);
        VmScore score = rows == null
                ? replay.run(vm)
                : replay.run(vm, (demand, policy, knob, allocated) -> rows.add(demand, policy, allocated));
        return new Replayed(vm, score, rows, members ? FleetReplay.prepare(vm, score, replay.lead()) : null);
    }

    private TraceReplay.Progress shown(int total) {
        return new TraceReplay.Progress() {
            @Override
            public void met(int vms) {
                progress.at("VMs learned from", vms, total);
            }

            @Override
            public void replayed(int vms) {
                progress.at("VMs", vms, total);
            }
        };
    }

    private static Set<String> ids(@Nullable Path file) throws IOException {
        if (file == null) {
            return Set.of();
        }
        if (!Files.isReadable(file)) {
            throw new MisusedException("There is no " + file + ": --series names a file with an id per line");
        }
        Set<String> ids = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
        if (ids.isEmpty()) {
            throw new MisusedException(file + " holds no id");
        }
        return ids;
    }
}
