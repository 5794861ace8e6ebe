package io.headroom.sla.terms;

import io.headroom.contracts.SlaObjective;
import java.time.Instant;
import java.util.List;

/**
 * What a tier promised a VM from an instant on.
 *
 * @param memoryGuaranteeShare share of the VM's size that is never taken away, 0..1
 * @param networkMinMbitPerS Mbit/s promised
 */
public record Promise(
        Instant effectiveAt,
        String tier,
        long tierVersion,
        double memoryGuaranteeShare,
        long networkMinMbitPerS,
        List<SlaObjective> objectives) {

    public Promise {
        objectives = List.copyOf(objectives);
    }
}
