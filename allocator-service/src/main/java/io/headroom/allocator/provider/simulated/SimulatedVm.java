package io.headroom.allocator.provider.simulated;

import io.headroom.allocator.provider.VmObservation;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A VM on a simulated host.
 *
 * @param generation of the last command that changed it
 * @param granted what its host grants of what was requested
 */
record SimulatedVm(
        VmRef vm,
        String pool,
        String hostId,
        long generation,
        Target requested,
        ResourceAmounts granted,
        Instant changedAt) {

    /** What it has under the faults in force. */
    VmObservation under(Collection<Fault> faults) {
        ResourceAmounts left = granted;
        Instant since = changedAt;
        String reason = granted.equals(requested.resources()) ? null : "HOST_CAPACITY";
        for (Fault fault : faults) {
            if (fault.strikes(hostId, vm) && !fault.of(left).equals(left)) {
                left = fault.of(left);
                since = later(since, fault.beganAt());
                reason = reasonOf(fault, reason);
            }
        }
        return new VmObservation(vm, hostId, generation, new Target(left, requested.enforcement()), reason, since);
    }

    private static String reasonOf(Fault fault, @Nullable String before) {
        if (VmObservation.HOST_LOST.equals(before)) {
            return VmObservation.HOST_LOST;
        }
        return fault.kind() == FaultKind.HOST_LOST ? VmObservation.HOST_LOST : "STARVED";
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
