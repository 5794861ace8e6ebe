package io.headroom.sla.window;

import io.headroom.contracts.SlaObjective;
import java.util.List;
import java.util.Set;

/**
 * A minute with the verdict on each objective that could be judged.
 *
 * @param tier the tier in force at its last sample; empty if none was
 * @param promised what that tier promises, whether it could be judged or not
 */
public record JudgedMinute(
        MinuteFacts facts, String tier, Set<SlaObjective.Kind> promised, List<ObjectiveMinute> objectives) {

    public JudgedMinute {
        promised = Set.copyOf(promised);
        objectives = List.copyOf(objectives);
    }
}
