package io.headroom.replay.run;

import io.headroom.replay.Allocations.Band;
import io.headroom.replay.Demand;
import io.headroom.replay.Policy;
import io.headroom.replay.Replay;
import io.headroom.replay.Scoreboard;
import io.headroom.replay.VmClass;
import io.headroom.replay.VmScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the VMs that a report shows one by one: of each class those with the largest peak. */
public final class Examples {

    private static final int OF_A_CLASS = 4;

    /** The rate of violations that the allocations in the report are chosen for. */
    public static final double TARGET = 0.01;

    private record Candidate(Demand demand, double peak) {}

    /** What one policy allocated to a VM. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on to what shows it, never compared.
    public record Allocated(
            String policy,
            String knob,
            double[] amounts,
            @Nullable Band band) {}

    /** A VM with what each policy allocated to it. */
    public record Example(Demand demand, VmClass kind, List<Allocated> allocated) {}

    private final Map<VmClass, List<Candidate>> candidates = new EnumMap<>(VmClass.class);

    /** Takes a VM in; one without scored steps is passed over. */
    public void add(Demand vm, VmScore score) {
        if (score.yardstick().scored() == 0) {
            return;
        }
        double peak = score.yardstick().peak() / score.yardstick().scored();
        List<Candidate> own = candidates.computeIfAbsent(score.kind(), kind -> new ArrayList<>());
        own.add(new Candidate(vm, peak));
        own.sort(Comparator.comparingDouble(Candidate::peak).reversed());
        if (own.size() > OF_A_CLASS) {
            own.remove(OF_A_CLASS);
        }
    }

    /** Replays them at the settings that keep all VMs together at the target. */
    public List<Example> replayed(Scoreboard board, int lead) {
        List<Example> examples = new ArrayList<>();
        candidates.forEach((kind, own) -> own.forEach(candidate ->
                examples.add(new Example(candidate.demand(), kind, allocated(candidate.demand(), board, lead)))));
        return examples;
    }

    private static List<Allocated> allocated(Demand vm, Scoreboard board, int lead) {
        List<Allocated> allocated = new ArrayList<>();
        for (int i = 0; i < board.policies().size(); i++) {
            Policy policy = board.policies().get(i);
            if (!policy.hindsight()) {
                String knob = board.all().frontier(i).bestAt(TARGET).knob();
                int at = policy.knobs(vm.resource()).indexOf(knob);
                Replay.Rounded rounded = Replay.rounded(policy, vm, lead);
                allocated.add(new Allocated(policy.name(), knob, rounded.amounts()[at], rounded.band()));
            }
        }
        return allocated;
    }
}
