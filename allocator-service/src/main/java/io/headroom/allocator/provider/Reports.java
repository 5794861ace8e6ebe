package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationChanged.Cause;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes the reports of the provider role. */
public final class Reports {

    private Reports() {}

    /** The answer to a command on a VM. */
    public static AllocationChanged answer(AllocationCommand command, VmRef vm, Target requested, ApplyResult result) {
        return report(command, vm, requested, result);
    }

    /**
     * The answer to a command that came to nothing.
     *
     * @param effective what the VM still has, as far as known
     */
    public static AllocationChanged failure(
            AllocationCommand command, VmRef vm, Target requested, Target effective, String reason, Instant at) {
        return report(command, vm, requested, new ApplyResult(Outcome.FAILED, command.hostId(), effective, reason, at));
    }

    /** What a look showed that differs from the last report, although no command brought it about. */
    static AllocationChanged observed(AllocationChanged last, VmObservation seen) {
        boolean lost = VmObservation.HOST_LOST.equals(seen.reason());
        boolean asRequested = seen.effective().equals(last.requested());
        return new AllocationChanged(
                last.tenantId(),
                last.vmId(),
                last.pool(),
                seen.hostId(),
                null,
                last.generation(),
                last.version(),
                last.requested(),
                seen.effective(),
                Deviations.between(last.requested(), seen.effective(), seen.reason()),
                lost ? Outcome.FAILED : asRequested ? Outcome.APPLIED : Outcome.PARTIAL,
                lost ? Cause.HOST_LOST : Cause.RECONCILED,
                asRequested ? null : seen.reason(),
                micros(later(seen.since(), last.effectiveAt())));
    }

    private static AllocationChanged report(AllocationCommand command, VmRef vm, Target requested, ApplyResult result) {
        return new AllocationChanged(
                vm.tenantId(),
                vm.vmId(),
                command.pool(),
                result.hostId(),
                command.commandId(),
                command.generation(),
                command.generation(),
                requested,
                result.effective(),
                Deviations.between(requested, result.effective(), result.reason()),
                result.outcome(),
                Cause.COMMAND,
                result.reason(),
                micros(result.effectiveAt()));
    }

    /** A later report of a VM is effective later, whatever the clocks say. */
    private static Instant later(Instant at, Instant last) {
        return at.isAfter(last) ? at : last.plus(1, ChronoUnit.MICROS);
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
