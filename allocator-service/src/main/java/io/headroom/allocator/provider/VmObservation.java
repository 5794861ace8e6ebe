package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider sees of a VM.
 *
 * @param generation of the last command that had its effect
 * @param effective what the VM has
 * @param reason why that is less than was asked for, in UPPER_SNAKE; null if it is not, or the provider cannot tell
 * @param since when it was last changed
 */
public record VmObservation(
        VmRef vm,
        String hostId,
        long generation,
        Target effective,
        @Nullable String reason,
        Instant since) {

    /** The VM's host cannot be reached. */
    public static final String HOST_LOST = "HOST_LOST";
}
