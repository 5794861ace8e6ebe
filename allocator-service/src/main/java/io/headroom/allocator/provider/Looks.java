package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand;
import java.time.Instant;
import java.util.Optional;

/** Judges by what is seen of a VM whether a command had its effect. */
final class Looks {

    private Looks() {}

    /** The result that the observation proves; empty if the command had no effect. */
    static Optional<ApplyResult> judge(AllocationCommand command, Optional<VmObservation> seen, Instant now) {
        return switch (command.kind()) {
            case REMOVE_VM ->
                seen.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                new ApplyResult(Outcome.REMOVED, command.hostId(), ApplyResult.NOTHING, null, now));
            case APPLY, ADD_VM ->
                seen.filter(vm -> vm.generation() >= command.generation())
                        .flatMap(vm ->
                                Optional.ofNullable(command.target()).map(target -> ApplyResult.seen(vm, target)));
            case MIGRATE ->
                seen.filter(vm -> vm.generation() >= command.generation())
                        .map(vm -> new ApplyResult(
                                vm.reason() == null ? Outcome.APPLIED : Outcome.PARTIAL,
                                vm.hostId(),
                                vm.effective(),
                                vm.reason(),
                                vm.since()));
            case ADD_HOST, DRAIN_HOST -> Optional.empty();
        };
    }
}
