package io.headroom.allocator.provider.simulated;

import io.headroom.allocator.provider.ApplyResult;
import io.headroom.allocator.provider.VmObservation;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmRef;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What commands do to simulated hosts: nobody gets more than its host has, and memory is never handed out twice. A
 * generation has its effect once.
 */
@Component
class Effects {

    private final SimulatedFleet fleet;
    private final Faults faults;
    private final Clock clock;

    Effects(SimulatedFleet fleet, Faults faults, Clock clock) {
        this.fleet = fleet;
        this.faults = faults;
        this.clock = clock;
    }

    @Transactional
    public ApplyResult of(AllocationCommand command) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String host = command.targetHostId() == null ? command.hostId() : command.targetHostId();
        Optional<ResourceAmounts> physical = fleet.lockedCapacity(host);
        VmRef vm = vmOf(command);
        if (vm == null) {
            fleet.draining(host, command.kind() == AllocationCommand.Kind.DRAIN_HOST);
            return new ApplyResult(Outcome.APPLIED, host, ApplyResult.NOTHING, null, now);
        }
        Optional<SimulatedVm> current = fleet.find(vm);
        if (command.kind() == AllocationCommand.Kind.REMOVE_VM) {
            fleet.remove(vm);
            return new ApplyResult(Outcome.REMOVED, command.hostId(), ApplyResult.NOTHING, null, now);
        }
        if (physical.isEmpty()) {
            return refused(current, host, "HOST_UNKNOWN", now);
        }
        if (current.isPresent() && current.get().generation() >= command.generation()) {
            return result(current.get());
        }
        Target target = command.target() == null
                ? current.map(SimulatedVm::requested).orElse(ApplyResult.NOTHING)
                : command.target();
        ResourceAmounts granted = granted(target.resources(), physical.get(), fleet.memoryOfOthers(host, vm));
        SimulatedVm changed = new SimulatedVm(vm, command.pool(), host, command.generation(), target, granted, now);
        fleet.put(changed);
        faults.applied(vm);
        return result(changed);
    }

    /** A command that is turned down changes nothing. */
    ApplyResult refused(AllocationCommand command, String reason) {
        VmRef vm = vmOf(command);
        Optional<SimulatedVm> current = vm == null ? Optional.empty() : fleet.find(vm);
        return refused(current, command.hostId(), reason, clock.instant());
    }

    private ApplyResult refused(Optional<SimulatedVm> current, String host, String reason, Instant now) {
        Target effective =
                current.map(vm -> vm.under(faults.inForce()).effective()).orElse(ApplyResult.NOTHING);
        return new ApplyResult(Outcome.REFUSED, host, effective, reason, now);
    }

    private ApplyResult result(SimulatedVm vm) {
        VmObservation seen = vm.under(faults.inForce());
        boolean asRequested = seen.effective().equals(vm.requested());
        return new ApplyResult(
                asRequested ? Outcome.APPLIED : Outcome.PARTIAL,
                vm.hostId(),
                seen.effective(),
                seen.reason(),
                seen.since());
    }

    private static ResourceAmounts granted(ResourceAmounts wanted, ResourceAmounts physical, long memoryOfOthers) {
        long memoryLeft = Math.max(0, physical.memoryMib() - memoryOfOthers);
        return new ResourceAmounts(
                Math.min(wanted.cpuMillicores(), physical.cpuMillicores()),
                Math.min(wanted.memoryMib(), memoryLeft),
                Math.min(wanted.diskKibPerS(), physical.diskKibPerS()),
                Math.min(wanted.networkKibPerS(), physical.networkKibPerS()));
    }

    private static @Nullable VmRef vmOf(AllocationCommand command) {
        String tenantId = command.tenantId();
        String vmId = command.vmId();
        return tenantId == null || vmId == null ? null : new VmRef(tenantId, vmId);
    }
}
