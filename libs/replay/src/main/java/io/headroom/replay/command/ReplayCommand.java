package io.headroom.replay.command;

import io.headroom.replay.Policy;
import io.headroom.replay.Replay;
import io.headroom.replay.Scoreboard;
import io.headroom.replay.fleet.FleetFiles;
import io.headroom.replay.fleet.FleetReplay;
import io.headroom.replay.fleet.FleetResult;
import io.headroom.replay.fleet.FleetSummary;
import io.headroom.replay.trace.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
        try (AllocationFiles files = AllocationFiles.in(
                        asked.out(), asked.allocations() ? replay.policies() : List.of(), asked.resource());
                Workers workers = new Workers(
                        replay,
                        asked.allocations() ? AllocationFiles.instants(traces.grid()) : null,
                        fleet != null,
                        vm -> {
                            if (fleet != null && vm.member() != null) {
                                fleet.add(vm.member());
                            }
                            board.add(vm.score());
                            examples.add(vm.demand(), vm.score());
                            if (vm.rows() != null) {
                                files.write(vm.rows());
                            }
                            progress.at("VMs", board.all().size(), total);
                        })) {
            Predicate<String> wanted = id -> ids.isEmpty() || ids.contains(id);
            if (replay.learns()) {
                traces.read(wanted, workers::meet);
                workers.awaitMet();
            }
            traces.read(wanted, vm -> {
                missing.remove(vm.id());
                workers.add(vm);
            });
            workers.finish();
        }
        progress.end();
        return missing;
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
