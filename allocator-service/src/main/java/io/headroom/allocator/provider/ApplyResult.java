package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.Enforcement;
import io.headroom.contracts.ResourceAmounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a command ended.
 *
 * @param hostId where the VM is since
 * @param effective what the VM has since; {@link #NOTHING} if it is gone
 * @param reason why the outcome is neither APPLIED nor REMOVED, in UPPER_SNAKE
 * @param effectiveAt since when
 */
public record ApplyResult(
        Outcome outcome,
        String hostId,
        Target effective,
        @Nullable String reason,
        Instant effectiveAt) {

    /** What a VM has that does not exist. */
    public static final Target NOTHING = new Target(ResourceAmounts.ZERO, new Enforcement(1, 0, 0, 0, 1, 0, 0));

    /** The result that an observation shows of a command that asked for {@code requested}. */
    static ApplyResult seen(VmObservation vm, Target requested) {
        boolean asRequested = vm.effective().equals(requested);
        return new ApplyResult(
                asRequested ? Outcome.APPLIED : Outcome.PARTIAL,
                vm.hostId(),
                vm.effective(),
                asRequested ? null : vm.reason(),
                vm.since());
    }
}
