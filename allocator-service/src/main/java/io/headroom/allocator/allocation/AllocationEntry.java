package io.headroom.allocator.allocation;

import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for a VM and what it has.
 *
 * @param hostId where it runs by the last report
 * @param requested by the last command; null before the first and after the VM's removal
 * @param effective by the last report; null before the first and after the VM's removal
 * @param generation of the last command
 * @param appliedGeneration of the last command that the provider has answered
 * @param outcome of that command, or of what the provider saw since
 * @param reason why the outcome is not APPLIED
 */
public record AllocationEntry(
        VmRef vm,
        String poolId,
        @Nullable String hostId,
        @Nullable Target requested,
        @Nullable Target effective,
        long generation,
        long appliedGeneration,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable Instant requestedAt,
        @Nullable Instant effectiveAt) {}
