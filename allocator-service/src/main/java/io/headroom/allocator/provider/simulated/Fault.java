package io.headroom.allocator.provider.simulated;

import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmRef;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a simulated host or VM.
 *
 * @param hostId the host, for all its VMs; else null
 * @param vm the VM; else null
 * @param share what a starved VM still gets of each resource's grant but memory's, 0..1
 * @param delay how much longer commands take, in real time
 * @param untilApplied whether the next command that is applied ends it
 * @param endsAt when it ends by itself; null if it does not
 */
record Fault(
        String faultId,
        FaultKind kind,
        @Nullable String hostId,
        @Nullable VmRef vm,
        double share,
        Duration delay,
        boolean untilApplied,
        Instant beganAt,
        @Nullable Instant endsAt) {

    /** What is left of a grant; memory that a VM holds is not taken away. */
    ResourceAmounts of(ResourceAmounts granted) {
        return switch (kind) {
            case HOST_LOST -> ResourceAmounts.ZERO;
            case STARVE ->
                new ResourceAmounts(
                        part(granted.cpuMillicores()),
                        granted.memoryMib(),
                        part(granted.diskKibPerS()),
                        part(granted.networkKibPerS()));
            case DROP_ANSWERS, SILENT, DELAY, REFUSE -> granted;
        };
    }

    boolean strikes(String host, VmRef someVm) {
        return someVm.equals(vm) || host.equals(hostId);
    }

    private long part(long amount) {
        return (long) (amount * share);
    }
}
